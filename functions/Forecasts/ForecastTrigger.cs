using AIOps.Orchestrations.Durable.Client;
using AIOps.Orchestrations.Forecasts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Forecasts;

/// <summary>Every ten minutes: sees to it that the forecast workflow runs.</summary>
internal sealed class ForecastTrigger(ForecastStarter starter, DurableClientSource workflows)
{
    /// <summary>Starts the workflow unless it runs.</summary>
    [Function("ForecastTimer")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The trigger is bound to it.")]
    public Task RunAsync([TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        workflows.Use(client);
        return starter.EnsureAsync(cancellation);
    }
}
