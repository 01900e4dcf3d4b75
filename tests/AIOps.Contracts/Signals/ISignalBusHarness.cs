using AIOps.Orchestrations.Ports;

namespace AIOps.Contracts.Signals;

/// <summary>A bus under test, with storage that outlives its process.</summary>
public interface ISignalBusHarness : IAsyncDisposable
{
    /// <summary>The bus of the process that runs now.</summary>
    ISignalBus Bus { get; }

    /// <summary>Messages that wait for their handler.</summary>
    long Depth { get; }

    /// <summary>Starts to hand batches to a handler.</summary>
    Task StartPumpAsync(ISignalHandler handler);

    /// <summary>Ends the process, its pump with it, and starts another one without a pump on the same storage.</summary>
    /// <param name="clean">False: dies without finishing what it does.</param>
    Task RestartAsync(bool clean);
}
