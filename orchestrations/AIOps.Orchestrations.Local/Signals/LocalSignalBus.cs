using AIOps.Orchestrations.Ports;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Signals;

/// <summary>
/// The signal bus of the local host: a durable log per partition on the storage port, with the checkpoint rule of Event Hubs. A message is durable when
/// <see cref="PublishAsync"/> returns, comes in order per key, and comes again until its handler has returned.
/// </summary>
public sealed class LocalSignalBus : ISignalBus, IBacklog
{
    private readonly PartitionLog[] logs;
    private readonly SemaphoreSlim[] arrivals;
    private readonly SignalBusOptions options;

    /// <summary>Creates the bus; <see cref="SignalPump"/> reads it.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public LocalSignalBus(IDocumentStore store, SignalBusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        logs = [.. Enumerable.Range(0, options.Partitions).Select(number => new PartitionLog(store, number))];
        arrivals = [.. logs.Select(static _ => new SemaphoreSlim(0, 1))];
    }

    /// <summary>Messages that wait for their handler.</summary>
    public long Depth => logs.Sum(static log => log.Depth);

    string IBacklog.Name => "signals";

    long IBacklog.Waiting => Depth;

    /// <summary>True when more wait than <see cref="SignalBusOptions.MaxDepth"/>: callers who can wait should be told to.</summary>
    public bool IsFull => Depth > options.MaxDepth;

    internal int Partitions => logs.Length;

    /// <inheritdoc />
    public async Task PublishAsync(IReadOnlyList<SignalMessage> messages, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (IGrouping<int, SignalMessage> part in messages.GroupBy(message => StableHash.Bucket(message.PartitionKey, logs.Length)))
        {
            await logs[part.Key].AppendAsync(part.Select(static message => message.Body), cancellation);
            Signal(part.Key);
        }
    }

    internal PartitionLog Log(int partition) => logs[partition];

    /// <summary>Waits until this process publishes to the partition, or the poll interval is over.</summary>
    internal Task WaitAsync(int partition, CancellationToken cancellation) => arrivals[partition].WaitAsync(options.PollInterval, cancellation);

    private void Signal(int partition)
    {
        try
        {
            arrivals[partition].Release();
        }
        catch (SemaphoreFullException)
        {
            // The reader has been told already.
        }
    }
}
