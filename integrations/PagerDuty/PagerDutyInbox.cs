using System.Text;
using System.Text.Json;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Approvals.Rights;

namespace AIOps.Integrations.PagerDuty;

/// <summary>
/// What people do in PagerDuty (webhooks v3): who acknowledges there has acknowledged here, who resolves there has resolved here, if they are known and have the right.
/// Our own events come back too and change nothing. PagerDuty never decides on a plan: it proves no right to.
/// </summary>
internal sealed class PagerDutyInbox(PagerDutyOptions pagerDuty, OperatorDesk desk, ApproverDirectory directory, IncidentRepository incidents, TimeProvider time) : IChatInbox
{
    /// <inheritdoc/>
    public string Channel => PagerDutyNotifier.Name;

    /// <inheritdoc/>
    public Task<ChatReading> ReadAsync(ChatRequest request, CancellationToken cancellation) => Task.FromResult(Read(request));

    /// <inheritdoc/>
    public async Task HandleAsync(string work, CancellationToken cancellation)
    {
        var done = JsonSerializer.Deserialize<PagerDutyWork>(work, JsonSerializerOptions.Web)!;
        if (await incidents.GetAsync(done.IncidentId, cancellation) is null)
        {
            return;
        }

        if (done.UserId is null || !pagerDuty.Users.TryGetValue(done.UserId, out var id) || !(await directory.OfAsync(id, null, cancellation)).MayApprove)
        {
            await incidents.AddTimelineAsync(
                done.IncidentId,
                new TimelineEntry(time.GetUtcNow(), "operator", $"{done.Verb} in PagerDuty; nothing changes here", $"The PagerDuty user {done.UserId ?? "(none)"} is not known here or has no right to act.", null, []),
                cancellation);
            return;
        }

        var person = new Person(id, $"{done.UserName ?? id} (PagerDuty)", "pagerduty");
        if (done.Verb == "acknowledged")
        {
            await desk.AcknowledgeAsync(done.IncidentId, person, cancellation);
        }
        else
        {
            await desk.ResolveAsync(done.IncidentId, person, "Resolved in PagerDuty.", cancellation);
        }
    }

    private ChatReading Read(ChatRequest request)
    {
        var body = request.Body.ToArray();
        if (pagerDuty.WebhookSecrets.Count == 0 || !PagerDutySignature.Fits(pagerDuty.WebhookSecrets, body, request.Header(PagerDutySignature.Header)))
        {
            return new ChatReading(ChatReply.Refused(401, "The signature does not fit."));
        }

        try
        {
            using var json = JsonDocument.Parse(new UTF8Encoding(false, true).GetString(body));
            var happened = json.RootElement.GetProperty("event");
            return new ChatReading(ChatReply.Empty)
            {
                // Delivered at least once, for a day: the event's own id and time are what a repeat has in common.
                Delivery = new ChatDelivery(happened.GetProperty("id").GetString() ?? throw new FormatException("The event has no id."), happened.GetProperty("occurred_at").GetDateTimeOffset()),
                Work = WorkOf(happened) is { } work ? JsonSerializer.Serialize(work, JsonSerializerOptions.Web) : null,
            };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return new ChatReading(ChatReply.Refused(400, "The call is no webhook of version 3."));
        }
    }

    private static PagerDutyWork? WorkOf(JsonElement happened)
    {
        var verb = happened.GetProperty("event_type").GetString() switch
        {
            "incident.acknowledged" => "acknowledged",
            "incident.resolved" => "resolved",
            _ => null,
        };
        if (verb is null || !happened.TryGetProperty("data", out var data) || Text(data, "incident_key") is not { Length: > 0 } incident)
        {
            return null;
        }

        // An agent that is no user is our own event, or PagerDuty's own doing.
        return happened.TryGetProperty("agent", out var agent) && Text(agent, "type") == "user_reference"
            ? new PagerDutyWork(verb, incident, Text(agent, "id"), Text(agent, "summary"))
            : null;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What somebody did.</summary>
internal sealed record PagerDutyWork(string Verb, string IncidentId, string? UserId, string? UserName);
