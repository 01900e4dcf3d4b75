using System.Diagnostics;
using AIOps.Detect.Metrics;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using Xunit.Abstractions;

namespace AIOps.Orchestrations.Tests.Streams;

/// <summary>
/// What 100,000 series cost: under 400 MB, and ready less than 5 s after a restart. CI asks for a fiftieth of it; <c>AIOPS_RESTART_SERIES=100000</c> asks for all.
/// </summary>
public sealed class RestartTests(ITestOutputHelper output) : IDisposable
{
    private const double MostBytesPerSeries = 4000;
    private const double MostSecondsPerSeries = 5.0 / 100_000;

    private readonly TemporaryStore _temporary = new();

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("AIOPS_RESTART_SERIES"), out var count) ? count : 2000;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Every_series_of_a_partition_is_ready_soon_after_a_restart_and_small_in_memory()
    {
        await WriteAsync();
        using var heir = new Estate(_temporary.Store);
        var watch = heir.Get<SilenceWatch>();
        watch.Watch(0);
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await watch.CheckAsync(default);
        clock.Stop();

        // Processor time stands in for the clock on a busy machine: the loads overlap, so it is never less than an idle machine would need.
        var seconds = Math.Min(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        var each = (double)(GC.GetTotalMemory(forceFullCollection: true) - bytes) / Count;
        output.WriteLine($"{Count} series: {clock.Elapsed.TotalSeconds:0.00} s ({seconds:0.00} s counted), {each:0} bytes each.");
        Assert.Equal(Count, heir.Get<SeriesCache>().InMemory);
        Assert.InRange(each, SeriesMonitor.StateBytes, MostBytesPerSeries);
        Assert.InRange(seconds, 0, Math.Max(3, Count * MostSecondsPerSeries));
    }

    // A method of its own, so that nothing of the first host is in memory when the second one is measured.
    private async Task WriteAsync()
    {
        using var before = new Estate(_temporary.Store);
        await before.PlayAsync(0, 2, [.. Enumerable.Range(0, Count).Select(static number => (Estate.Cpu($"vm-{number:D6}"), (Func<int, double>)Estate.Calm))]);
    }
}
