using AIOps.Detect.Forecasting;
using AIOps.Detect.Forecasting.Tracking;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Forecasts;

/// <summary>Notes series that can be forecast when they appear, so that a round finds them without reading all series.</summary>
internal static class ForecastIndex
{
    /// <summary>Notes a new series when there is a limit that it can reach; noting it twice changes nothing.</summary>
    public static async Task RegisterAsync(IDocumentStore store, SeriesId series, MetricProfile profile, CancellationToken cancellation)
    {
        var shard = ForecastTables.ShardOf(series.Key);
        if (ForecastTarget.Of(series, profile, new ForecastOptions()) is not null && await store.GetAsync(ForecastTables.Forecasts, shard, series.Key, cancellation) is null)
        {
            await new RecordTable<ForecastRow>(store, ForecastTables.Forecasts).TryInsertAsync(shard, series.Key, new ForecastRow(series, new ForecastState()), cancellation);
        }
    }
}
