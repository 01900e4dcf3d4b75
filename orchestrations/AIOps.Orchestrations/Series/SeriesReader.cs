using AIOps.Detect;
using AIOps.Diagnose;
using AIOps.Ingest;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Series;

/// <summary>Reads what the detect handler has stored: which series there are, their points with bands, their anomalies.</summary>
public sealed class SeriesReader(IDocumentStore store)
{
    private readonly RecordTable<Anomaly> _anomalies = new(store, SeriesTables.Series);

    /// <summary>Series of a resource; empty when none is known.</summary>
    public async Task<IReadOnlyList<SeriesId>> OfResourceAsync(string resourceId, CancellationToken cancellation = default)
    {
        List<SeriesId> found = [];
        await foreach (var row in store.QueryAsync(SeriesTables.Index, RowKeys.Safe(resourceId.ToLowerInvariant()), RowRange.All, cancellation))
        {
            found.Add(SeriesRow.Identity(row.Properties));
        }

        return found;
    }

    /// <summary>Identity of a series, or null when it is not known.</summary>
    public async Task<SeriesId?> FindAsync(string key, CancellationToken cancellation = default) =>
        await store.GetAsync(SeriesTables.Series, key, SeriesTables.StateRow, cancellation) is { } row ? SeriesRow.Identity(row.Properties) : null;

    /// <summary>Points of a span in time order.</summary>
    public async Task<IReadOnlyList<SeriesPoint>> PointsAsync(string key, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        List<SeriesPoint> points = [];
        var range = new RowRange(PointChunk.RowKey(from), PointChunk.RowKey(to) + " ");
        await foreach (var row in store.QueryAsync(SeriesTables.Series, key, range, cancellation))
        {
            var chunk = SeriesRow.Chunk(row);
            points.AddRange(chunk.Points().Where(point => point.Time >= from && point.Time <= to));
        }

        return points;
    }

    /// <summary>Anomalies that began in a span, each in its newest phase, in order of their start.</summary>
    public async Task<IReadOnlyList<Anomaly>> AnomaliesAsync(string key, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        List<Anomaly> found = [];
        var range = new RowRange(SeriesTables.AnomalyPrefix(from), SeriesTables.AnomalyPrefix(to) + "~");
        await foreach (var row in _anomalies.QueryAsync(key, range, cancellation))
        {
            found.Add(row.Value);
        }

        return found;
    }
}
