using AIOps.Storage;

namespace AIOps.Orchestrations.Retention;

/// <summary>
/// Deletes of rows by time that are kept no longer. They are looked for, and only when a new row begins: Azure Tables refuses a transaction that deletes a row which is
/// not there, so a delete on suspicion with every write costs a second transaction each time.
/// </summary>
internal static class ExpiredRows
{
    /// <summary>What one write deletes at most; after a long gap the rest goes with the next rows that begin.</summary>
    private const int AtOnce = 30;

    /// <summary>Deletes for the rows from <paramref name="first"/> to <paramref name="end"/>, which stays.</summary>
    public static async Task<IReadOnlyList<DocumentWrite>> FindAsync(
        IDocumentStore store, string table, string partition, string first, string end, CancellationToken cancellation)
    {
        List<DocumentWrite> deletes = [];
        await foreach (var row in store.QueryAsync(table, partition, new RowRange(first, end, AtOnce), cancellation))
        {
            deletes.Add(DocumentWrite.Delete(partition, row.Row));
        }

        return deletes;
    }
}
