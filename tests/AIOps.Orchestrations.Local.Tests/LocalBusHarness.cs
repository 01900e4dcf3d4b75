using AIOps.Contracts.Signals;
using AIOps.Orchestrations.Local.Signals;
using AIOps.Orchestrations.Ports;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIOps.Orchestrations.Local.Tests;

/// <summary>The local bus on a SQLite file of its own.</summary>
internal sealed class LocalBusHarness : ISignalBusHarness
{
    private readonly string folder = Directory.CreateTempSubdirectory("aiops-bus").FullName;
    private readonly SignalBusOptions options = new()
    {
        RetryDelay = TimeSpan.FromMilliseconds(20),
        PollInterval = TimeSpan.FromMilliseconds(20),
        MaxBatch = 50,
    };
    private LocalSignalBus bus;
    private MortalStore mortal;
    private SignalPump? pump;

    public LocalBusHarness()
    {
        Store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(folder, "bus.db") });
        mortal = new MortalStore(Store);
        bus = new LocalSignalBus(mortal, options);
    }

    public SqliteDocumentStore Store { get; }

    public ISignalBus Bus => bus;

    public long Depth => bus.Depth;

    public async Task StartPumpAsync(ISignalHandler handler)
    {
        pump = new SignalPump(bus, handler, options, TimeProvider.System, NullLogger<SignalPump>.Instance);
        await pump.StartAsync(CancellationToken.None);
    }

    public async Task RestartAsync(bool clean)
    {
        if (!clean) mortal.Die();
        else if (pump is not null) await pump.StopAsync(CancellationToken.None);
        pump?.Dispose();
        pump = null;
        mortal = new MortalStore(Store);
        bus = new LocalSignalBus(mortal, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (pump is not null) await pump.StopAsync(CancellationToken.None);
        pump?.Dispose();
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
