using System.Diagnostics;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Load;
using Xunit.Abstractions;

namespace AIOps.Orchestrations.Tests.Streams;

/// <summary>
/// What 100,000 series cost: under 400 MB, and ready less than 5 s after a restart. CI asks for a fiftieth of it; <c>benchmarks capacity</c> measures all in a process of its own.
/// </summary>
[Collection(Alone.Name)] // the memory of the process is what is measured
public sealed class RestartTests(ITestOutputHelper output) : IDisposable
{
    // Of 4,000 in all: the rest is for the points of the present quarter, the identities of the partition and the process itself.
    private const double MostBytesPerSeries = 2700;

    // Two cores share it; the first second is for what a process compiles once.
    private const double MostProcessorSecondsPerSeries = 2 * 5.0 / 100_000;
    private const int Count = 2000;

    private readonly TemporaryStore _temporary = new();

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

        // Processor time: on a busy machine the clock says more about the others.
        var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var each = (double)(GC.GetTotalMemory(forceFullCollection: true) - bytes) / Count;
        output.WriteLine($"{Count} series: {clock.Elapsed.TotalSeconds:0.00} s ({seconds:0.00} s of processor time), {each:0} bytes each.");
        Assert.Equal(Count, heir.Get<SeriesCache>().InMemory);
        Assert.InRange(each, SeriesMonitor.StateBytes, MostBytesPerSeries);
        Assert.InRange(seconds, 0, 1 + (Count * MostProcessorSecondsPerSeries));
    }

    // A method of its own, so that nothing of the first host is in memory when the second one is measured.
    private async Task WriteAsync()
    {
        using var before = new Estate(_temporary.Store);
        await before.PlayAsync(0, 2, Series());
    }

    private static (SeriesId, Func<int, double>)[] Series() => [.. Enumerable.Range(0, Count).Select(static number => (Estate.Cpu($"vm-{number:D6}"), (Func<int, double>)Estate.Calm))];
}
