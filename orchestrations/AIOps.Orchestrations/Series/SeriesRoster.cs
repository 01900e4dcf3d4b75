using AIOps.Ingest;
using AIOps.Storage;

namespace AIOps.Orchestrations.Series;

/// <summary>
/// Which series a partition of the bus carries: a row per series in table <c>seriesroster</c>, so that a host that takes a partition over knows what should report, also when it
/// has fallen silent. A series that has moved stays listed where it was; the version check of its state keeps that harmless.
/// </summary>
internal sealed class SeriesRoster(IDocumentStore store)
{
    /// <summary>Lists a series.</summary>
    public Task AddAsync(int partition, SeriesId id, CancellationToken cancellation) =>
        store.PutAsync(SeriesTables.Roster, new DocumentWrite(WriteKind.Upsert, PartitionOf(partition), id.Key, SeriesRow.Of(id)), cancellation);

    /// <summary>The series of a partition.</summary>
    public async IAsyncEnumerable<SeriesId> OfAsync(int partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // The series of one resource share the text of its id, which is most of an identity; they lie apart in the roster.
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        await foreach (var row in store.QueryAsync(SeriesTables.Roster, PartitionOf(partition), RowRange.All, cancellation))
        {
            yield return SeriesRow.Identity(row.Properties, Shared);
        }

        string Shared(string text) => texts.TryGetValue(text, out var known) ? known : texts[text] = text;
    }

    private static string PartitionOf(int partition) => $"p{partition:D4}";
}
