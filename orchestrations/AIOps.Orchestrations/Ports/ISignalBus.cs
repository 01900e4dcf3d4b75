namespace AIOps.Orchestrations.Ports;

/// <summary>
/// Carries compact signals from ingest to detect: at-least-once, in order per key. Event Hubs in Azure, a durable log in SQLite locally.
/// </summary>
public interface ISignalBus
{
    /// <summary>Publishes messages; when the call returns they are durable.</summary>
    Task PublishAsync(IReadOnlyList<SignalMessage> messages, CancellationToken cancellation = default);
}

/// <summary>A message: signals of one or more series that share a partition key.</summary>
/// <param name="PartitionKey">Messages of one key stay in order.</param>
/// <param name="Body">Signals in the compact form of <c>AIOps.Ingest.SignalCodec</c>.</param>
public sealed record SignalMessage(string PartitionKey, ReadOnlyMemory<byte> Body);

/// <summary>Handles a batch of one partition. Never throws for a bad message; throws only when storage is away, and then the batch comes again.</summary>
public interface ISignalHandler
{
    /// <summary>Handles messages in order; when the call returns, the host moves the checkpoint.</summary>
    Task HandleAsync(SignalBatch batch, CancellationToken cancellation);
}

/// <summary>A batch of one partition.</summary>
/// <param name="Partition">Number of the partition.</param>
/// <param name="FirstOffset">Offset of the first message.</param>
/// <param name="Messages">Bodies in order.</param>
public sealed record SignalBatch(int Partition, long FirstOffset, IReadOnlyList<ReadOnlyMemory<byte>> Messages);
