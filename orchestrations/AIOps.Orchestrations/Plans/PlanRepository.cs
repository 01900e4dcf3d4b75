using AIOps.Remediate;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Plans;

/// <summary>Plans by id. Table <c>plans</c>; a plan is never changed, only created.</summary>
public sealed class PlanRepository(IDocumentStore store)
{
    private readonly RecordTable<RemediationPlan> _plans = new(store, "plans");

    /// <summary>Stores a plan unless one of that id exists, and gives the one that counts.</summary>
    public async Task<RemediationPlan> CreateAsync(RemediationPlan plan, CancellationToken cancellation = default) =>
        await _plans.TryInsertAsync(plan.IncidentId, plan.Id, plan, cancellation)
            ? plan
            : (await GetAsync(plan.IncidentId, plan.Id, cancellation))!;

    /// <summary>Reads a plan, or null.</summary>
    public async Task<RemediationPlan?> GetAsync(string incidentId, string planId, CancellationToken cancellation = default) =>
        (await _plans.GetAsync(incidentId, planId, cancellation))?.Value;
}
