using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Storage;

namespace AIOps.Orchestrations.Retention;

/// <summary>Deletes resolved incidents with what belongs to them: alerts, timeline, plans, intents, approvals and reviews. The audit stays: its chain has no end to cut.</summary>
public sealed class IncidentEraser(IDocumentStore store, IncidentRepository incidents)
{
    /// <summary>Deletes the incidents that were resolved before a time.</summary>
    /// <param name="before">The time.</param>
    /// <param name="most">Most to delete in one call.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>How many.</returns>
    public async Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancellation)
    {
        var old = await incidents.ListAsync(incident => incident.Status == IncidentStatus.Resolved && incident.ResolvedAt < before, null, most, cancellation);
        foreach (var incident in old)
        {
            await EraseAsync(incident.Id, cancellation);
        }

        return old.Count;
    }

    /// <summary>The line of the list goes last: what a crash leaves is found again.</summary>
    private async Task EraseAsync(string id, CancellationToken cancellation)
    {
        foreach (var (table, partition, range) in new[]
        {
            ("timeline", id, RowRange.All), ("plans", id, RowRange.All), ("intents", id, RowRange.All), ("incidents", "more-" + id, RowRange.All),
            ("approvals", "all", RowRange.Prefix(id + "-")), ("reviews", "all", RowRange.Prefix(id + "-")),
        })
        {
            await DeleteAsync(table, partition, range, cancellation);
        }

        await store.DeleteAsync("incidents", "body", id, null, cancellation);
        await store.DeleteAsync("incidents", "head", id, null, cancellation);
    }

    private async Task DeleteAsync(string table, string partition, RowRange range, CancellationToken cancellation)
    {
        List<DocumentWrite> deletes = [];
        await foreach (var row in store.QueryAsync(table, partition, range, cancellation))
        {
            deletes.Add(DocumentWrite.Delete(partition, row.Row));
        }

        foreach (var batch in deletes.Chunk(TableRules.MaxBatchRows))
        {
            await store.BatchAsync(table, batch, cancellation);
        }
    }
}
