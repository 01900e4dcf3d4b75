using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AIOps.Detect.Forecasting;
using AIOps.Detect.Forecasting.Tracking;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Storage;
using AIOps.Storage.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace AIOps.Orchestrations.Tests.Load;

/// <summary>
/// A round over many disks with ten days of history each, all due at once. <c>AIOPS_LOAD_SERIES=100000</c> measures what a large estate costs; without it a few hundred show that a
/// round takes each of them once. The time per series is printed.
/// </summary>
public sealed class ForecastLoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Days = 10;
    private readonly TemporaryStore _temporary = new();
    private readonly DateTimeOffset _now = Samples.Noon.AddDays(Days).AddMinutes(30);

    [Fact]
    public async Task A_round_forecasts_every_series_once_and_keeps_each_row_small()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AIOPS_LOAD_SERIES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 200;
        var series = Enumerable.Range(0, count).Select(static number => new SeriesId($"{Samples.Vm}-{number}", "Data Disk Used Percentage", "LUN=0", "Percent")).ToList();
        await SeedAsync(series);

        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        Assert.Equal(count, await RoundAsync());
        var used = Environment.CpuUsage.TotalTime - processor;
        output.WriteLine(
            $"{count} series with six steps of five minutes each: {watch.Elapsed.TotalMilliseconds / count:0.00} ms a series, {used.TotalMilliseconds / count:0.00} ms of processor time; one shard after the other");

        long largest = 0;
        foreach (var shard in ForecastTables.Shards)
        {
            await foreach (var row in new RecordTable<ForecastRow>(_temporary.Store, ForecastTables.Forecasts).QueryAsync(shard, RowRange.All))
            {
                largest = Math.Max(largest, JsonSerializer.SerializeToUtf8Bytes(row.Value, AiopsJson.Options).Length);
                Assert.True(row.Value.State.Outlook!.MadeAt >= _now.AddMinutes(-30), $"{row.Value.Series.ResourceId} was left out");
            }
        }

        output.WriteLine($"largest row {largest} bytes");
        Assert.InRange(largest, 1, 32_768);
    }

    public void Dispose() => _temporary.Dispose();

    private async Task SeedAsync(List<SeriesId> series)
    {
        var history = new ForecastState();
        var samples = Enumerable.Range(0, Days * 288).Select(step => (Samples.Noon.AddMinutes(5 * step), 60 + (2 * Math.Sin(step / 45.8)))).ToList();
        ForecastTracker.Advance(history, series[0], Target(series[0]), samples, new ForecastOptions());
        var json = JsonSerializer.Serialize(history, AiopsJson.Options);
        var rows = new RecordTable<ForecastRow>(_temporary.Store, ForecastTables.Forecasts);
        foreach (var one in series)
        {
            await rows.PutAsync(ForecastTables.ShardOf(one.Key), one.Key, new ForecastRow(one, JsonSerializer.Deserialize<ForecastState>(json, AiopsJson.Options)!));
            var chunk = new PointChunk(PointChunk.HourOf(_now));
            for (var minute = 0; minute <= 30; minute += 5) chunk.Add(new(_now.AddMinutes(minute - 30), 60 + (minute * 0.05), 60, 58, 62, 0));
            await _temporary.Store.PutAsync(
                SeriesTables.Series,
                new DocumentWrite(WriteKind.Upsert, one.Key, PointChunk.RowKey(chunk.Hour), new Dictionary<string, object> { ["points"] = chunk.ToBytes() }));
        }
    }

    private async Task<int> RoundAsync()
    {
        var round = new ForecastRound(
            _temporary.Store, new SeriesReader(_temporary.Store), MetricCatalogue.Default, new AnomalyRouter(new RecordingWorkflows()), Options.Create(new ForecastOptions()),
            NullLogger<ForecastRound>.Instance);
        var sum = 0;
        foreach (var shard in ForecastTables.Shards) sum += await round.RunAsync(shard, _now, default);
        return sum;
    }

    private static ForecastTarget Target(SeriesId series) => ForecastTarget.Of(series, MetricCatalogue.Default.Find(series), new ForecastOptions())!;
}
