using AIOps.Api.Health;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Local.Host;

/// <summary>The workflow engine answers, and none of its workflows is stuck.</summary>
internal sealed class WorkflowCheck(IWorkflowClient workflows) : IDependencyCheck
{
    private const int Shown = 100;

    /// <inheritdoc/>
    public string Name => "workflows";

    /// <inheritdoc/>
    public async Task<string> CheckAsync(CancellationToken cancellation)
    {
        var parked = await workflows.ListAsync(WorkflowState.Parked, Shown, cancellation);
        return parked.Count == 0 ? "take steps" : $"take steps; {parked.Count} are parked and need a look";
    }
}
