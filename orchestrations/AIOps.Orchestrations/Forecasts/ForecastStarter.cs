using AIOps.Orchestrations.Workflows.Forecasts;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Forecasts;

/// <summary>Sees to it that the forecast workflow runs. Called by a timer of the host; calling it again changes nothing.</summary>
public sealed class ForecastStarter(IWorkflowClient workflows)
{
    /// <summary>Starts it unless it runs.</summary>
    public Task EnsureAsync(CancellationToken cancellation) =>
        workflows.StartAsync(ForecastNames.Workflow, ForecastNames.InstanceId, new ForecastInput(), cancellation);
}
