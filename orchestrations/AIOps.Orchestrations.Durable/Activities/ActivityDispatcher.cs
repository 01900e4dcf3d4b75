using System.Text.Json;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Durable.Activities;

/// <summary>Runs the activity that a function is named after.</summary>
public sealed class ActivityDispatcher(WorkflowRegistry registry)
{
    /// <summary>Runs it once; a failure is thrown, the workflow's side counts the tries.</summary>
    /// <param name="name">Name of the activity.</param>
    /// <param name="call">Its input.</param>
    /// <param name="services">Services of this call.</param>
    /// <param name="cancellation">Set when the host stops.</param>
    /// <exception cref="InvalidOperationException">No such activity.</exception>
    public async Task<ActivityReply> RunAsync(string name, ActivityCall call, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        ActivityRegistration code = registry.FindActivity(name) ?? throw new InvalidOperationException($"Activity '{name}' is not registered.");
        ActivityContext context = new(call.Instance, call.CallId, call.Attempt, cancellation);
        return new ActivityReply(JsonElement.Parse(await code.RunAsync(services, call.Input.GetRawText(), context)));
    }
}
