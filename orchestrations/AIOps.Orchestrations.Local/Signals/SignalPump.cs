using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Signals;

/// <summary>Reads every partition of the bus and hands batches to the handler; moves the checkpoint only after the handler has returned.</summary>
public sealed partial class SignalPump(
    LocalSignalBus bus, ISignalHandler handler, SignalBusOptions options, TimeProvider clock, ILogger<SignalPump> logger) : BackgroundService
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Enumerable.Range(0, bus.Partitions).Select(partition => Task.Run(() => RunAsync(partition, stoppingToken), CancellationToken.None)));

    private async Task RunAsync(int partition, CancellationToken stopping)
    {
        PartitionLog log = bus.Log(partition);
        TimeSpan delay = options.RetryDelay;
        bool open = false;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    if (!open) await log.OpenAsync(stopping);
                    open = true;
                    if (!await HandleAsync(partition, log, stopping)) await bus.WaitAsync(partition, stopping);
                    delay = options.RetryDelay;
                }
#pragma warning disable CA1031 // Whatever the handler or the storage throws, the batch comes again: nothing may be lost, nothing else may stop.
                catch (Exception error) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    LogFailed(error, partition, log.Checkpoint, delay);
                    await Task.Delay(delay, clock, stopping);
                    delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<bool> HandleAsync(int partition, PartitionLog log, CancellationToken stopping)
    {
        List<ReadOnlyMemory<byte>> messages = await log.ReadAsync(options.MaxBatch, stopping);
        if (messages.Count == 0) return false;
        await handler.HandleAsync(new SignalBatch(partition, log.Checkpoint, messages), stopping);
        await log.MoveAsync(messages.Count, stopping);
        return true;
    }

    [LoggerMessage(3150, LogLevel.Warning, "The batch of signal partition {Partition} from offset {Offset} on failed; it comes again in {Delay}")]
    private partial void LogFailed(Exception error, int partition, long offset, TimeSpan delay);
}
