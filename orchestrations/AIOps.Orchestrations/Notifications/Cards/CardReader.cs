using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Incidents;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Notifications.Cards;

/// <summary>Reads what messages show: always as storage has it now, so that a late or repeated delivery says nothing old.</summary>
public sealed class CardReader(IncidentRepository incidents, ApprovalRepository approvals, TimeProvider time)
{
    /// <summary>The card of an incident, or null when there is none of that id.</summary>
    public async Task<IncidentCard?> IncidentAsync(string id, CancellationToken cancellation) =>
        await incidents.GetAsync(id, cancellation) is { } read ? IncidentCard.Of(read.Value) : null;

    /// <summary>An approval and its card, or null when there is none of that id.</summary>
    public async Task<(Approval Approval, ApprovalCard Card)?> ApprovalAsync(string id, CancellationToken cancellation) =>
        await approvals.GetAsync(id, cancellation) is { } read ? (read.Value, ApprovalCard.Of(read.Value, time.GetUtcNow())) : null;
}
