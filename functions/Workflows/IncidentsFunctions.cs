using System.Text.Json;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Context;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Workflows;

/// <summary>The incident workflow and its activities. Names are those of the catalogue; histories hold them, so they never change.</summary>
internal sealed class IncidentsFunctions(WorkflowDispatcher workflows, ActivityRunner activities)
{
    [Function("Incident")]
    public Task<JsonElement> IncidentAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("Diagnose")]
    public Task<ActivityReply> DiagnoseAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("Summarize")]
    public Task<ActivityReply> SummarizeAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("Plan")]
    public Task<ActivityReply> PlanAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("ProposeFixes")]
    public Task<ActivityReply> ProposeFixesAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("MoveIncident")]
    public Task<ActivityReply> MoveIncidentAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("StillFiring")]
    public Task<ActivityReply> StillFiringAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);
}
