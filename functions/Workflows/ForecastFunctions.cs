using System.Text.Json;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Context;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Workflows;

/// <summary>The forecast workflow and its activity. Names are those of the catalogue; histories hold them, so they never change.</summary>
internal sealed class ForecastFunctions(WorkflowDispatcher workflows, ActivityRunner activities)
{
    [Function("Forecast")]
    public Task<JsonElement> ForecastAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("ForecastShard")]
    public Task<ActivityReply> ForecastShardAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);
}
