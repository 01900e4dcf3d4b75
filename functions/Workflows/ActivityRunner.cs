using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Client;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Workflows;

/// <summary>Runs the activity that the function is named after, with the services of this invocation. Activities start workflows and send events, so each has a client.</summary>
internal sealed class ActivityRunner(ActivityDispatcher activities, DurableClientSource workflows)
{
    public Task<ActivityReply> RunAsync(ActivityCall call, DurableTaskClient client, FunctionContext context)
    {
        workflows.Use(client);
        return activities.RunAsync(context.FunctionDefinition.Name, call, context.InstanceServices, context.CancellationToken);
    }
}
