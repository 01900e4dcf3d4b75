using AIOps.Orchestrations.Durable.Client;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Retention;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Retention;

/// <summary>Every hour: starts the one retention workflow where it is not there.</summary>
internal sealed class RetentionTrigger(DurableClientSource source, IWorkflowClient workflows)
{
    /// <summary>Starts it.</summary>
    [Function("StartRetention")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The trigger is bound to it.")]
    public Task RunAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        source.Use(client);
        return workflows.StartAsync(RetentionNames.Workflow, RetentionNames.InstanceId, new RetentionInput(), cancellation);
    }
}
