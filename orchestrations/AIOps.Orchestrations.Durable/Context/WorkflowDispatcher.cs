using System.Text.Json;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.DurableTask;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>Runs the workflow that an orchestration is named after, in the version that the instance was started with.</summary>
public sealed class WorkflowDispatcher(WorkflowRegistry registry)
{
    /// <summary>Runs it.</summary>
    /// <returns>Its result, in the product's JSON.</returns>
    /// <exception cref="InvalidOperationException">No code for that name and version.</exception>
    public async Task<JsonElement> RunAsync(TaskOrchestrationContext context, RunInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        WorkflowRegistration code = registry.Find(context.Name.Name, context.Version)
            ?? throw new InvalidOperationException($"There is no code for workflow '{context.Name.Name}' {context.Version} or newer.");
        using DurableWorkflowContext port = new(context, registry, input);
        try
        {
            return JsonElement.Parse(await code.RunAsync(port, input.Input.ValueKind == JsonValueKind.Undefined ? "null" : input.Input.GetRawText()));
        }
        catch (Exception) when (Failed(context))
        {
            throw;
        }
    }
    // A filter, so that nothing is caught: the engine ends the instance with what was thrown. A replay comes to the same end again and is not counted again.
    private static bool Failed(TaskOrchestrationContext context)
    {
        if (!context.IsReplaying) WorkflowMeter.Stuck(context.Name.Name, "failed");
        return false;
    }
}
