using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Sources;
using AIOps.Remediate;

namespace AIOps.Integrations.ServiceNow;

/// <summary>Starts asking people in ServiceNow when a plan waits; asked twice, it is asked once.</summary>
internal sealed class ServiceNowNotifier(ApprovalRepository approvals, IWorkflowClient workflows, ServiceNowOptions options) : INotifier
{
    /// <inheritdoc/>
    public string Channel => ChangeRequests.SourceName;

    /// <inheritdoc/>
    public bool Wants(Notification notification) => notification is { Kind: "approval", ApprovalId: not null };

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        if (await approvals.GetAsync(notification.ApprovalId!, cancellation) is { Value: { Status: ApprovalStatus.Pending } pending })
        {
            await workflows.StartAsync(
                SourceNames.Workflow,
                SourceNames.InstanceId(Channel, pending.Id),
                new SourceInput(Channel, pending.Id, pending.Plan.Hash, pending.ExpiresAt, options.PollInterval),
                cancellation);
        }
    }
}
