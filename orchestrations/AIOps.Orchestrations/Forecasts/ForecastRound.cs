using AIOps.Detect;
using AIOps.Detect.Forecasting;
using AIOps.Detect.Forecasting.Tracking;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Streams;
using AIOps.Storage;
using AIOps.Storage.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Forecasts;

/// <summary>
/// Forecasts every series of a shard: reads what came since the last round, scores what was forecast for it, looks ahead, and hands warnings to correlation.
/// A round that is repeated reads the same and says the same: samples that were taken are left out, and the ids of warnings come from their content.
/// </summary>
internal sealed partial class ForecastRound(
    IDocumentStore store, SeriesReader points, MetricCatalogue catalogue, AnomalyRouter router, IOptions<ForecastOptions> options, ILogger<ForecastRound> logger)
{
    /// <summary>Of a new series this much is read: what the state can hold.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(10);

    /// <summary>A series far from its limit is looked at this often: half an hour is one step of its forecast.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Series of a shard that are forecast side by side: each waits for storage longer than it computes.</summary>
    private const int AtOnce = 8;
    private readonly RecordTable<ForecastRow> _rows = new(store, ForecastTables.Forecasts);
    private readonly RecordTable<ForecastTally> _tallies = new(store, ForecastTables.Forecasts);

    /// <summary>Forecasts a shard.</summary>
    /// <returns>Series in it.</returns>
    public async Task<int> RunAsync(string shard, DateTimeOffset now, CancellationToken cancellation)
    {
        var tally = new ForecastTally();
        var adding = new Lock();
        await Parallel.ForEachAsync(
            _rows.QueryAsync(shard, RowRange.All, cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (row, token) =>
            {
                if (row.Value.LookAt <= now)
                {
                    await OneAsync(row, now, token);
                }

                var state = row.Value.State;
                lock (adding)
                {
                    tally = tally.Plus(state.Tally with { Series = 1, Open = state.Warning.Id is null ? 0 : 1 });
                }
            });

        if (tally.Series > 0)
        {
            await _tallies.PutAsync(ForecastTables.TallyPartition, shard, tally, cancellation);
        }

        return tally.Series;
    }

    private async Task OneAsync(Stored<ForecastRow> row, DateTimeOffset now, CancellationToken cancellation)
    {
        var (series, state, _) = row.Value;
        if (ForecastTarget.Of(series, catalogue.Find(series), options.Value) is not { } target)
        {
            return;
        }

        var from = state.NewestAt == default ? now - Reach : state.NewestAt;
        var samples = (await points.PointsAsync(series.Key, from, now, cancellation)).Select(static point => (point.Time, point.Value)).ToList();
        if (samples.Count == 0)
        {
            return;
        }

        IReadOnlyList<Anomaly> events;
        try
        {
            events = ForecastTracker.Advance(state, series, target, samples, options.Value);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or ArithmeticException or InvalidOperationException)
        {
            // One series must not hold the others of its shard: it begins anew.
            LogFailed(series.Metric, series.ResourceId, error);
            await _rows.TryReplaceAsync(row, new ForecastRow(series, new ForecastState { NewestAt = samples[^1].Time }), cancellation);
            return;
        }

        await TellAsync(series.Key, events, cancellation);
        var isFar = state.Warning.Id is null && state.Outlook is { ReachesAt: null, Earliest: null } && state.IsFarFrom(target);
        await _rows.TryReplaceAsync(row, row.Value with { LookAt = isFar ? now + Patience : now }, cancellation);
    }

    /// <summary>Events go out before the state is written: after a crash between the two they go out again, under the same ids.</summary>
    private async Task TellAsync(string key, IReadOnlyList<Anomaly> events, CancellationToken cancellation)
    {
        foreach (var anomaly in events)
        {
            await store.PutAsync(SeriesTables.Series, JsonDocuments.Upsert(key, SeriesTables.AnomalyRow(anomaly), anomaly), cancellation);
        }

        await router.SendAsync(events, cancellation);
    }

    [LoggerMessage(2301, Microsoft.Extensions.Logging.LogLevel.Error, "Series {Metric} of {ResourceId} could not be forecast; what was learnt of it is dropped")]
    private partial void LogFailed(string metric, string resourceId, Exception failed);
}
