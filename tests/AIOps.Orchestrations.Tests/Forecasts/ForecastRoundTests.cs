using AIOps.Detect;
using AIOps.Detect.Forecasting;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Workflows.Correlation;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Forecasts;

/// <summary>From scored points in storage to a warning in correlation, and back out over the readers.</summary>
public sealed class ForecastRoundTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly RecordingWorkflows _workflows = new();
    private readonly SeriesId _disk = new(Samples.Vm, "Data Disk Used Percentage", "LUN=0", "Percent");
    private readonly SeriesId _traffic = new(Samples.Vm, "Network In Total");

    [Fact]
    public async Task A_filling_disk_becomes_a_warning_in_correlation_once_and_is_read_with_its_series()
    {
        await ScoreAsync(_disk, 0, 3000, static minute => Math.Min(99, 60 + (Math.Max(0, minute - 2000) * 0.036)));
        var now = Samples.Noon.AddMinutes(3000);

        await RoundAsync(now);
        await RoundAsync(now.AddMinutes(5));

        var (instance, _, payload, _) = Assert.Single(_workflows.Events);
        var warning = ((CorrelationSignal)payload!).Anomaly!;
        Assert.StartsWith("correlate-", instance, StringComparison.Ordinal);
        Assert.Equal((AnomalySource.Forecast, AnomalyPhase.Opened, _disk.Key), (warning.Source, warning.Phase, warning.SeriesKey));
        var ahead = (await Reader().OfSeriesAsync(_disk.Key, now))!;
        Assert.Equal(warning.Id, ahead.Outlook.Warning!.Id);
        Assert.Equal(100, ahead.Outlook.Limit);
        Assert.All(ahead.Points, point => Assert.True(point.Lower <= point.Value && point.Value <= point.Upper && point.Time > ahead.Outlook.MadeAt));
        var finding = Assert.Single(await Reader().FindAsync([Samples.Vm], now, default));
        Assert.Equal((_disk.Key, 100), (finding.SeriesKey, finding.Limit));
        Assert.Equal(warning.Id, Assert.Single(await new SeriesReader(_temporary.Store).AnomaliesAsync(_disk.Key, Samples.Noon, now), one => one.Source == AnomalySource.Forecast).Id);
    }

    [Fact]
    public async Task The_score_of_all_shards_is_read_together()
    {
        foreach (var lun in Enumerable.Range(0, 6))
        {
            await ScoreAsync(new SeriesId(Samples.Vm, _disk.Metric, $"LUN={lun}", "Percent"), 0, 4000, minute => 50 + (minute * 7919 % 11 / 50.0));
        }

        await RoundAsync(Samples.Noon.AddMinutes(4000));
        var stats = await Reader().StatsAsync();
        Assert.Equal((6, 0, 0), (stats.Series, stats.Warnings, stats.OpenWarnings));
        Assert.True(stats.Scored > 0);
        Assert.InRange(stats.Coverage80!.Value, 0.5, 1);
        Assert.Null(stats.HitRate);
    }

    [Fact]
    public async Task A_series_without_a_limit_is_never_read()
    {
        await ScoreAsync(_traffic, 0, 100, static _ => 1e6);
        await RoundAsync(Samples.Noon.AddMinutes(100));
        Assert.Equal(0, (await Reader().StatsAsync()).Series);
        Assert.Null(await Reader().OfSeriesAsync(_traffic.Key, Samples.Noon.AddMinutes(100)));
    }

    [Fact]
    public async Task A_forecast_whose_data_stopped_is_no_longer_shown()
    {
        await ScoreAsync(_disk, 0, 3000, static _ => 60);
        await RoundAsync(Samples.Noon.AddMinutes(3000));
        Assert.NotNull(await Reader().OfSeriesAsync(_disk.Key, Samples.Noon.AddMinutes(3060)));
        Assert.Null(await Reader().OfSeriesAsync(_disk.Key, Samples.Noon.AddMinutes(3200)));
    }

    public void Dispose() => _temporary.Dispose();

    private ForecastReader Reader() => new(_temporary.Store, new SeriesReader(_temporary.Store), MetricCatalogue.Default, Options.Create(new ForecastOptions()));

    private async Task RoundAsync(DateTimeOffset now)
    {
        var round = new ForecastRound(
            _temporary.Store, new SeriesReader(_temporary.Store), MetricCatalogue.Default, new AnomalyRouter(_workflows), Options.Create(new ForecastOptions()),
            NullLogger<ForecastRound>.Instance);
        foreach (var shard in ForecastTables.Shards)
        {
            await round.RunAsync(shard, now, default);
        }
    }

    private async Task ScoreAsync(SeriesId series, int from, int to, Func<int, double> level)
    {
        var scorer = Scorers.Over(_temporary.Store);
        await scorer.ScoreAsync(series, [.. Enumerable.Range(from, to - from).Select(minute => Sample(series, minute, level(minute)))], default);
    }

    private static MetricSample Sample(SeriesId series, int minute, double value) => new(series, Samples.Noon.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60);
}
