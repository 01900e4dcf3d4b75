using System.Text.Json;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Context;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Workflows;

/// <summary>The remediation workflow and its activities. Names are those of the catalogue; histories hold them, so they never change.</summary>
internal sealed class RemediationFunctions(WorkflowDispatcher workflows, ActivityRunner activities)
{
    [Function("Remediation")]
    public Task<JsonElement> RemediationAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("BeginAction")]
    public Task<ActivityReply> BeginActionAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("PollAction")]
    public Task<ActivityReply> PollActionAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("VerifyAction")]
    public Task<ActivityReply> VerifyActionAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);
}
