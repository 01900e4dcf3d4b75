using AIOps.Orchestrations.Streams;
using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;

namespace AIOps.Functions.Ingest;

/// <summary>
/// Event Hub <c>diagnostics</c>: raw bodies of Azure Monitor. What is in a body never throws (it becomes a dead letter and the checkpoint moves on); when storage
/// or the bus is away the batch fails, and the retry policy holds the checkpoint until it goes through.
/// </summary>
internal sealed class IngestTrigger(IngestHandler ingest)
{
    [Function("Ingest")]
    [ExponentialBackoffRetry(-1, "00:00:04", "00:05:00")]
    public async Task RunAsync(
        [EventHubTrigger("%DiagnosticsHub%", Connection = "IngestConnection", ConsumerGroup = "%ConsumerGroup%")] EventData[] events,
        FunctionContext context)
    {
        var partition = PartitionId.Of(context);
        foreach (var data in events)
        {
            // An event from the admin endpoint carries no time of its own.
            var enqueued = data.EnqueuedTime > DateTimeOffset.UnixEpoch ? data.EnqueuedTime : DateTimeOffset.UtcNow;
            await ingest.HandleAsync(data.EventBody.ToMemory(), enqueued, $"eventhub:{partition}:{data.SequenceNumber}", context.CancellationToken, TraceParentOf(data));
        }
    }

    /// <summary>The sender's trace, as the Azure client writes it; without one each event begins its own.</summary>
    private static string? TraceParentOf(EventData data) => data.Properties.TryGetValue("Diagnostic-Id", out var parent) ? parent as string : null;
}
