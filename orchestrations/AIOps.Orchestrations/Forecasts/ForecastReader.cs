using AIOps.Detect.Forecasting;
using AIOps.Detect.Forecasting.Tracking;
using AIOps.Diagnose;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Investigation;
using AIOps.Orchestrations.Series;
using AIOps.Storage;
using AIOps.Storage.Json;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Forecasts;

/// <summary>Reads forecasts: of one series for its chart, of resources for a diagnosis, and how good they were.</summary>
public sealed class ForecastReader(IDocumentStore store, SeriesReader series, MetricCatalogue catalogue, IOptions<ForecastOptions> options) : IForecastFindingSource
{
    /// <summary>An older forecast is not shown: the data behind it stopped.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(2);
    private readonly RecordTable<ForecastRow> _rows = new(store, ForecastTables.Forecasts);
    private readonly RecordTable<ForecastTally> _tallies = new(store, ForecastTables.Forecasts);

    /// <summary>What a series is expected to do; null when it is not forecast, or its forecast is old.</summary>
    /// <param name="key">Key of the series (32 hex digits).</param>
    /// <param name="now">The time of the host.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<SeriesForecast?> OfSeriesAsync(string key, DateTimeOffset now, CancellationToken cancellation = default) =>
        await _rows.GetAsync(ForecastTables.ShardOf(key), key, cancellation) is { Value.State: { Outlook: { } outlook } state } && now - outlook.MadeAt <= Fresh
            ? SeriesForecast.Of(outlook, state.Warning)
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ForecastFinding>> FindAsync(IReadOnlyList<string> resources, DateTimeOffset now, CancellationToken cancellation)
    {
        List<ForecastFinding> found = [];
        foreach (var resource in resources)
        {
            foreach (var id in await series.OfResourceAsync(resource, cancellation))
            {
                if (ForecastTarget.Of(id, catalogue.Find(id), options.Value) is not null && await OfSeriesAsync(id.Key, now, cancellation) is { Outlook: { Earliest: not null } ahead })
                {
                    found.Add(new ForecastFinding(id.Key, id.ResourceId, id.Metric, id.Unit, ahead.Current, ahead.Limit, ahead.Earliest, ahead.ReachesAt, ahead.Latest));
                }
            }
        }

        return found;
    }

    /// <summary>How good all forecasts were so far.</summary>
    public async Task<ForecastStats> StatsAsync(CancellationToken cancellation = default)
    {
        var sum = new ForecastTally();
        await foreach (var tally in _tallies.QueryAsync(ForecastTables.TallyPartition, RowRange.All, cancellation))
        {
            sum = sum.Plus(tally.Value);
        }

        return ForecastStats.Of(sum);
    }
}
