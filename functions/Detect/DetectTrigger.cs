using AIOps.Functions.Ingest;
using AIOps.Orchestrations.Durable.Client;
using AIOps.Orchestrations.Ports;
using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Detect;

/// <summary>
/// Event Hub <c>signals</c>: scores the batch of one partition. Series state is written behind the batch, before the checkpoint; when storage is away the batch
/// fails and comes again.
/// </summary>
internal sealed class DetectTrigger(ISignalHandler handler, DurableClientSource workflows)
{
    [Function("Detect")]
    [ExponentialBackoffRetry(-1, "00:00:04", "00:05:00")]
    public async Task RunAsync(
        [EventHubTrigger("%SignalsHub%", Connection = "EventHubConnection", ConsumerGroup = "%ConsumerGroup%")] EventData[] events,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        workflows.Use(client);
        if (events.Length > 0)
        {
            var batch = new SignalBatch(PartitionId.Of(context), events[0].SequenceNumber, [.. events.Select(static data => data.EventBody.ToMemory())]);
            await handler.HandleAsync(batch, context.CancellationToken);
        }
    }
}
