using System.Text.Json;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Context;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Workflows;

/// <summary>The correlation workflow, one instance per scope, and its activity. Names are those of the catalogue; histories hold them, so they never change.</summary>
internal sealed class CorrelationFunctions(WorkflowDispatcher workflows, ActivityRunner activities)
{
    [Function("Correlation")]
    public Task<JsonElement> CorrelationAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("Correlate")]
    public Task<ActivityReply> CorrelateAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);
}
