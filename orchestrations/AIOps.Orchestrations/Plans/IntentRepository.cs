using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Plans;

/// <summary>Intents. Table <c>intents</c>, a partition per incident.</summary>
public sealed class IntentRepository(IDocumentStore store)
{
    private readonly RecordTable<Intent> _intents = new(store, "intents");

    /// <summary>Creates an intent unless it exists.</summary>
    /// <returns>True when this call created it.</returns>
    public Task<bool> CreateAsync(Intent intent, CancellationToken cancellation = default) =>
        _intents.TryInsertAsync(intent.IncidentId, intent.Id, intent, cancellation);

    /// <summary>Reads an intent, or null.</summary>
    public async Task<Intent?> GetAsync(string incidentId, string id, CancellationToken cancellation = default) =>
        (await _intents.GetAsync(incidentId, id, cancellation))?.Value;

    /// <summary>Changes an intent.</summary>
    public Task<Intent?> UpdateAsync(string incidentId, string id, Func<Intent, Intent?> change, CancellationToken cancellation = default) =>
        _intents.UpdateAsync(incidentId, id, change, cancellation);

    /// <summary>Takes an intent back: nothing was started.</summary>
    public Task DeleteAsync(string incidentId, string id, CancellationToken cancellation = default) =>
        _intents.DeleteAsync(incidentId, id, cancellation);
}
