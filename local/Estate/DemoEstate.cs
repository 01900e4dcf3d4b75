using AIOps.Local.Estate.Arm;
using AIOps.Local.Estate.Faults;
using AIOps.Local.Estate.State;
using AIOps.Local.Estate.Telemetry;
using AIOps.Storage;

namespace AIOps.Local.Estate;

/// <summary>The simulated estate as a host uses it: topology, telemetry, faults, and an Azure Resource Manager of its own.</summary>
public sealed class DemoEstate : IAsyncDisposable
{
    private readonly TimeProvider _time;

    private DemoEstate(EstateState state, FaultPlan plan, TimeProvider time)
    {
        _time = time;
        State = state;
        Faults = new FaultTimeline(state, plan);
        Generator = new TelemetryGenerator(state, Faults);
        Graph = new EstateGraph(state, time);
        Arm = new FakeArm(state, time);
    }

    /// <summary>What it remembers.</summary>
    public EstateState State { get; }

    /// <summary>Which faults hurt when.</summary>
    public FaultTimeline Faults { get; }

    /// <summary>Makes the telemetry.</summary>
    public TelemetryGenerator Generator { get; }

    /// <summary>The topology.</summary>
    public EstateGraph Graph { get; }

    /// <summary>Its Azure Resource Manager.</summary>
    public FakeArm Arm { get; }

    /// <summary>First live minute, UTC.</summary>
    public DateTimeOffset LiveStart => State.Anchor.LiveStart;

    /// <summary>Loads or founds the estate and opens its Azure Resource Manager.</summary>
    /// <param name="store">Where it remembers.</param>
    /// <param name="time">The simulated clock.</param>
    /// <param name="options">Seed and history of a new estate.</param>
    /// <param name="plan">What goes wrong; default: the demo's story.</param>
    /// <param name="cancellation">Cancels the start.</param>
    public static async Task<DemoEstate> StartAsync(
        IDocumentStore store, TimeProvider time, EstateOptions options, FaultPlan? plan = null, CancellationToken cancellation = default)
    {
        if (options.Validate().FirstOrDefault() is { } wrong) throw new ArgumentException(wrong, nameof(options));
        var state = new EstateState(store);
        await state.LoadAsync(options.Seed, options.HistoryDays, time.GetUtcNow(), cancellation);
        var estate = new DemoEstate(state, plan ?? FaultPlan.Default, time);
        await estate.Arm.StartAsync(cancellation);
        return estate;
    }

    /// <summary>The faults as they stand now, the ones to come included.</summary>
    public IReadOnlyList<FaultStatus> ListFaults() => Faults.At(_time.GetUtcNow());

    /// <summary>The service that plays the telemetry into an entry.</summary>
    /// <param name="ingest">Takes one body; throws when it cannot take it now.</param>
    /// <param name="digested">Completes when the history that was handed over is worked off.</param>
    /// <param name="logger">Logs.</param>
    public EstateService CreateService(
        Func<ReadOnlyMemory<byte>, CancellationToken, Task> ingest, Func<CancellationToken, Task> digested, ILogger<EstateService> logger) =>
        new(State, Generator, ingest, digested, _time, logger);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Arm.DisposeAsync();
        State.Dispose();
    }
}
