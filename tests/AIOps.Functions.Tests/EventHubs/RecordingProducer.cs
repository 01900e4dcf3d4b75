using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;

namespace AIOps.Functions.Tests.EventHubs;

/// <summary>The SDK's client with its network taken away, by the SDK's own seams for tests: batches take so many bytes, and what is sent is kept in order per key.</summary>
internal sealed class RecordingProducer(long batchBytes) : EventHubProducerClient
{
    private readonly Lock gate = new();
    private readonly Dictionary<EventDataBatch, (string Key, List<EventData> Events)> open = [];
    private int sending;

    public List<(string Key, string[] Bodies)> Sent { get; } = [];

    public int MostAtOnce { get; private set; }

    public int Closed { get; private set; }

    /// <summary>What sending throws from now on; null: nothing.</summary>
    public Exception? Failure { get; set; }

    public override ValueTask<EventDataBatch> CreateBatchAsync(CreateBatchOptions options, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<EventData> events = [];
        long used = 0;
        EventDataBatch batch = EventHubsModelFactory.EventDataBatch(batchBytes, events, options, data => (used += data.EventBody.ToMemory().Length) <= batchBytes || Back(data));
        lock (gate) open[batch] = (options.PartitionKey, events);
        return new ValueTask<EventDataBatch>(batch);

        bool Back(EventData data)
        {
            used -= data.EventBody.ToMemory().Length;
            return false;
        }
    }

    public override async Task SendAsync(EventDataBatch eventBatch, CancellationToken cancellationToken = default)
    {
        lock (gate) MostAtOnce = Math.Max(MostAtOnce, ++sending);
        await Task.Yield();
        lock (gate)
        {
            sending--;
            if (Failure is not null) throw Failure;
            (string key, List<EventData> events) = open[eventBatch];
            Sent.Add((key, [.. events.Select(static data => data.EventBody.ToString())]));
        }
    }

    public override Task CloseAsync(CancellationToken cancellationToken = default)
    {
        Closed++;
        return Task.CompletedTask;
    }
}
