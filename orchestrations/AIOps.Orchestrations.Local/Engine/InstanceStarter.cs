using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>Creates instances, once per id.</summary>
internal sealed class InstanceStarter(InstanceStore store, InstanceIndex index, Residents residents, WorkflowRegistry registry, TimeProvider clock)
{
    /// <returns>False when an instance with that id exists.</returns>
    public async Task<bool> StartAsync(string workflow, string id, string input, ParentCall? parent, CancellationToken cancellation)
    {
        WorkflowRegistration code = registry.FindNewest(workflow)
            ?? throw new ArgumentException($"Workflow '{workflow}' is not registered.", nameof(workflow));
        if (await store.GetAsync(id, cancellation) is not null) return false;
        DateTimeOffset now = clock.GetUtcNow();
        InstanceHeader header = new(id, workflow, code.Version, WorkflowState.Pending, now, now) { Parent = parent };
        await index.AddAsync(id, now, cancellation);
        bool created = await store.CreateAsync(header, new Outcome(OutcomeKind.Started, now, Payload: input), cancellation);
        // Also when it was not: a store that repeats a write whose answer got lost reports our own row as a conflict.
        await residents.NotifyAsync(id, cancellation);
        return created;
    }
}
