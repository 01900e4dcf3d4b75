using System.Text.Json;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Context;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Workflows;

/// <summary>Telling people, what they ask for in chat, and what they decide in other systems. Names are those of the catalogue; histories hold them, so they never change.</summary>
internal sealed class NotificationsFunctions(WorkflowDispatcher workflows, ActivityRunner activities)
{
    [Function("Notify")]
    public Task<JsonElement> NotifyAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("DeliverNotification")]
    public Task<ActivityReply> DeliverNotificationAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("Chat")]
    public Task<JsonElement> ChatAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("ApprovalSource")]
    public Task<JsonElement> ApprovalSourceAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input) => workflows.RunAsync(context, input);

    [Function("RequestAtSource")]
    public Task<ActivityReply> RequestAtSourceAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("PollSource")]
    public Task<ActivityReply> PollSourceAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);

    [Function("HandleChat")]
    public Task<ActivityReply> HandleChatAsync([ActivityTrigger] ActivityCall call, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        activities.RunAsync(call, client, context);
}
