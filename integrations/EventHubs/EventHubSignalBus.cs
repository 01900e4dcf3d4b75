using AIOps.Orchestrations.Ports;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;

namespace AIOps.Integrations.EventHubs;

/// <summary>
/// The signal bus on an Event Hub. A batch of the service has one partition key, so messages are grouped by theirs; a group that does not fit in one batch goes
/// out in several, one after the other, so the order of a key stays. When the call returns, the hub has acknowledged everything.
/// </summary>
internal sealed class EventHubSignalBus(EventHubProducerClient producer) : ISignalBus, IAsyncDisposable
{
    /// <summary>Groups on the way at once: the link is one, more only waits inside the client.</summary>
    private const int Parallel = 8;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">One message is larger than the hub takes.</exception>
    public async Task PublishAsync(IReadOnlyList<SignalMessage> messages, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation };
        await System.Threading.Tasks.Parallel.ForEachAsync(
            messages.GroupBy(static message => message.PartitionKey, StringComparer.Ordinal), options, async (group, stop) => await SendAsync(group.Key, group, stop));
    }

    public ValueTask DisposeAsync() => producer.DisposeAsync();

    private async Task SendAsync(string key, IEnumerable<SignalMessage> messages, CancellationToken cancellation)
    {
        EventDataBatch batch = await NewBatchAsync(key, cancellation);
        try
        {
            foreach (SignalMessage message in messages)
            {
                EventData data = new(message.Body);
                if (batch.TryAdd(data)) continue;
                if (batch.Count > 0) await producer.SendAsync(batch, cancellation);
                batch.Dispose();
                batch = await NewBatchAsync(key, cancellation);
                if (!batch.TryAdd(data))
                    throw new InvalidOperationException($"A signal message of {message.Body.Length} bytes is larger than the {batch.MaximumSizeInBytes} that the Event Hub takes.");
            }
            if (batch.Count > 0) await producer.SendAsync(batch, cancellation);
        }
        finally
        {
            batch.Dispose();
        }
    }

    private ValueTask<EventDataBatch> NewBatchAsync(string key, CancellationToken cancellation) =>
        producer.CreateBatchAsync(new CreateBatchOptions { PartitionKey = key }, cancellation);
}
