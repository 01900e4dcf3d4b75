using System.Text.Json;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Context;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Workflows;

/// <summary>The approval workflow and its activities. Names are those of the catalogue; histories hold them, so they never change.</summary>
internal sealed class ApprovalsFunctions(WorkflowDispatcher workflows, ActivityRunner activities)
{
    [Function("Approval")]
    public Task<JsonElement> ApprovalAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("ReadApproval")]
    public Task<ActivityReply> ReadApprovalAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("RemindApprovers")]
    public Task<ActivityReply> RemindApproversAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("WithdrawApproval")]
    public Task<ActivityReply> WithdrawApprovalAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);
}
