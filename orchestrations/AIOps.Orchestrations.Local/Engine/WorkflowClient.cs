using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>Starts instances and talks to them through the store, whichever process looks after them.</summary>
internal sealed class WorkflowClient(
    InstanceStore store, InstanceIndex index, Residents residents, InstanceStarter starter, TimeProvider clock, ILogger logger) : IWorkflowClient
{
    public async Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default) =>
        await starter.StartAsync(workflow.Name, instanceId, Payload.Write(input, $"Input of workflow '{workflow.Name}'"), null, cancellation);

    public async Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default)
    {
        string json = Payload.Write(payload, $"Event '{name.Name}'");
        (InstanceHeader Header, string ETag)? found = await store.GetAsync(instanceId, cancellation);
        if (found is null || found.Value.Header.IsFinished)
        {
            Log.EventDropped(logger, name.Name, instanceId, found is null ? "no such instance" : "it has ended");
            return;
        }
        Outcome received = new(OutcomeKind.EventReceived, clock.GetUtcNow(), Name: name.Name, Payload: json);
        bool posted = await store.PostAsync(instanceId, new InboxMessage([received]), eventId, cancellation);
        if (!posted) Log.EventDropped(logger, name.Name, instanceId, "its id came before");
        // Also for a second one: the caller repeats because the first call failed, perhaps between the write and the wake-up.
        await residents.NotifyAsync(instanceId, cancellation);
    }

    public async Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default) =>
        (await store.GetAsync(instanceId, cancellation))?.Header.ToInstance();

    public async Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default)
    {
        List<WorkflowInstance> found = [];
        await foreach (IndexEntry entry in index.AllAsync(null, cancellation))
        {
            if (found.Count >= take) break;
            InstanceHeader? header = (await store.GetAsync(entry.Id, cancellation))?.Header;
            // Entries of a start that lost a race, or of an instance that was purged, show nothing.
            if (header is null || header.CreatedAt != entry.CreatedAt) continue;
            if (state is null || header.State == state) found.Add(header.ToInstance());
        }
        return found;
    }

    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default) => ChangeAsync(
        instanceId,
        static header => header.State is WorkflowState.Pending or WorkflowState.Running,
        header => header with { State = WorkflowState.Suspended, Error = null, Status = $"suspended: {reason}" },
        cancellation);

    public Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default) => ChangeAsync(
        instanceId,
        static header => header.State is WorkflowState.Suspended or WorkflowState.Parked,
        header => header with { State = WorkflowState.Running, Error = null, Status = $"resumed: {reason}" },
        cancellation);

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) => ChangeAsync(
        instanceId,
        static header => !header.IsFinished,
        header => header with { State = WorkflowState.Terminated, Error = $"terminated: {reason}", WaitsFor = [] },
        cancellation);

    public async Task PurgeAsync(string instanceId, CancellationToken cancellation = default)
    {
        (InstanceHeader Header, string ETag)? found = await store.GetAsync(instanceId, cancellation);
        if (found is null) return;
        if (!found.Value.Header.IsFinished)
            throw new InvalidOperationException($"Workflow instance '{instanceId}' is {found.Value.Header.State}: only an ended one can be purged.");
        await store.PurgeAsync(instanceId, cancellation);
        await index.RemoveAsync(instanceId, found.Value.Header.CreatedAt, cancellation);
    }

    public async Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default)
    {
        int purged = 0;
        await foreach (IndexEntry entry in index.AllAsync(createdBefore, cancellation))
        {
            if (entry.CreatedAt >= createdBefore) continue;
            InstanceHeader? header = (await store.GetAsync(entry.Id, cancellation))?.Header;
            // What a start left that lost a race, or a purge that died on the way.
            bool isLeftOver = header is null || header.CreatedAt != entry.CreatedAt;
            if (!isLeftOver && !header!.IsFinished) continue;
            if (!isLeftOver) await store.PurgeAsync(entry.Id, cancellation);
            await index.RemoveAsync(entry.Id, entry.CreatedAt, cancellation);
            if (!isLeftOver) purged++;
        }
        return purged;
    }

    // Written at once under the ETag, so that it holds when the call returns; a step that runs meanwhile loses its commit and is taken anew.
    private async Task ChangeAsync(string id, Func<InstanceHeader, bool> applies, Func<InstanceHeader, InstanceHeader> change, CancellationToken cancellation)
    {
        while (true)
        {
            (InstanceHeader Header, string ETag)? found = await store.GetAsync(id, cancellation);
            if (found is null || !applies(found.Value.Header)) return;
            try
            {
                await store.ReplaceAsync(change(found.Value.Header) with { UpdatedAt = clock.GetUtcNow() }, found.Value.ETag, cancellation);
                await residents.NotifyAsync(id, cancellation);
                return;
            }
            catch (StorageConflictException)
            {
                // A step was taken meanwhile: look again.
            }
        }
    }
}
