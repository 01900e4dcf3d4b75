using AIOps.Correlate;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Moves an incident to a state, writes it down, tells people, and lets correlation know when it is over.</summary>
internal sealed class MoveIncidentActivity(
    IncidentRepository incidents, IncidentStory story, NotificationSender notifications, IWorkflowClient workflows) : IActivity<MoveRequest, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(MoveRequest input, ActivityContext context)
    {
        IncidentStatus? before = null;
        var record = await incidents.UpdateAsync(input.IncidentId, current => Moved(current, input, ref before), context.Cancellation)
            ?? throw new InvalidOperationException($"Incident {input.IncidentId} does not exist.");
        var word = Word(input.To);
        await story.TellAsync(
            input.IncidentId,
            new TimelineEntry(input.Now, "incident", $"Incident is {word}", input.Reason, input.Actor, []),
            new AuditEntry($"move:{context.CallId}", input.Now, input.IncidentId, $"incident.{word}", input.Actor, input.Reason)
            {
                Before = before is { } status ? Word(status) : null,
                After = word,
                PlanHash = record.Plan?.Hash,
                PolicyVersion = record.Policy?.PolicyVersion,
            },
            context.Cancellation);
        if (Kind(input.To) is { } kind)
        {
            await notifications.SendAsync(
                new Notification(KeyOf(kind, input, record), kind, input.IncidentId, $"{record.Incident.Title}: {word}", input.Reason, $"/incidents/{input.IncidentId}")
                {
                    ApprovalId = input.To == IncidentStatus.AwaitingApproval ? record.ApprovalId : null,
                },
                context.CallId,
                context.Cancellation);
        }

        if (input.To == IncidentStatus.Resolved)
        {
            await workflows.RaiseEventAsync(
                CorrelationNames.InstanceId(record.Incident.Scope),
                CorrelationNames.Signal,
                new CorrelationSignal(ClosedIncidentId: input.IncidentId),
                $"closed:{input.IncidentId}:{record.Opening}",
                context.Cancellation);
        }

        return Nothing.Value;
    }

    private static IncidentRecord Moved(IncidentRecord current, MoveRequest input, ref IncidentStatus? before)
    {
        before ??= current.Incident.Status;
        var over = input.To == IncidentStatus.Resolved;
        return current with
        {
            Incident = current.Incident with
            {
                Status = input.To,
                UpdatedAt = input.Now,
                ResolvedAt = over ? input.Now : null,
                Resolution = over ? input.Reason : null,
            },
        };
    }

    /// <summary>Who was asked or paged for one attempt is asked or paged anew for another: a message that only changes in place wakes nobody.</summary>
    private static string KeyOf(string kind, MoveRequest input, IncidentRecord record) => input.To switch
    {
        IncidentStatus.AwaitingApproval when record.Plan is { Attempt: > 1 } plan => $"{kind}:{input.IncidentId}:{plan.Id}",
        IncidentStatus.Escalated when input.Attempt > 1 => $"{kind}:{input.IncidentId}:{input.Attempt}",
        _ => $"{kind}:{input.IncidentId}",
    };

    private static string Word(IncidentStatus status) => status == IncidentStatus.AwaitingApproval ? "awaiting-approval" : status.ToString().ToLowerInvariant();

    private static string? Kind(IncidentStatus status) => status switch
    {
        IncidentStatus.AwaitingApproval => "approval",
        IncidentStatus.Remediating => "action",
        IncidentStatus.Escalated => "page",
        IncidentStatus.Resolved => "resolved",
        _ => null,
    };
}
