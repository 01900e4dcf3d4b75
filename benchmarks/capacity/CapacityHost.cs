using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Stats;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIOps.Benchmarks.Capacity;

/// <summary>The detection stage of the product over one SQLite file, with series of one-minute samples: six metrics a machine.</summary>
internal sealed class CapacityHost : IAsyncDisposable
{
    private const int SeriesPerBatch = 1200;
    private static readonly string[] Metrics = ["Percentage CPU", "Available Memory Bytes", "Network In Total", "Network Out Total", "Disk Write Bytes", "OS Disk Queue Depth"];

    private readonly ServiceProvider _services;
    private readonly DateTimeOffset _start;

    /// <summary>Opens the file.</summary>
    /// <param name="file">The SQLite file; made when it is not there.</param>
    /// <param name="start">Event time of minute 0.</param>
    public CapacityHost(string file, DateTimeOffset start)
    {
        _start = start;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IDocumentStore>(new SqliteDocumentStore(new SqliteStoreOptions { Path = file }));
        services.AddSingleton<IWorkflowClient, NoWorkflows>();
        services.AddAiopsApplication(new ConfigurationBuilder().Build());
        _services = services.BuildServiceProvider();
    }

    public int InMemory => _services.GetRequiredService<ISeriesCount>().InMemory;

    /// <summary>Starts what a host runs in the background.</summary>
    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    /// <summary>Scores and stores minutes of the first series.</summary>
    public async Task PlayAsync(int series, int from, int to)
    {
        var handler = _services.GetRequiredService<ISignalHandler>();
        for (var first = 0; first < series; first += SeriesPerBatch)
        {
            var writer = new SignalBatchWriter();
            for (var number = first; number < Math.Min(series, first + SeriesPerBatch); number++)
            {
                Write(writer, number, from, to);
            }

            await handler.HandleAsync(new SignalBatch(0, 0, [.. writer.TakeMessages().Select(static message => message.Body)]), default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }

        await _services.DisposeAsync();
    }

    private void Write(SignalBatchWriter writer, int number, int from, int to)
    {
        var id = new SeriesId(
            $"/subscriptions/5b0c7d1e-2f34-4a56-8b78-9c0d1e2f3a4b/resourcegroups/rg-bench-{number / Metrics.Length % 50:d3}/providers/microsoft.compute/virtualmachines/vm-bench-{number / Metrics.Length:d6}",
            Metrics[number % Metrics.Length]);
        for (var minute = from; minute < to; minute++)
        {
            var value = 50 + (3 * Math.Sin(minute * 0.7)) + ((minute * 7919) + number) % 13 * 0.2;
            writer.OnMetric(new MetricSample(id, _start.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60));
        }
    }
}
