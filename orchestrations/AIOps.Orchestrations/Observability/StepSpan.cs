using System.Diagnostics;
using AIOps.Orchestrations.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Observability;

/// <summary>The span of one try of a workflow step.</summary>
internal static class StepSpan
{
    /// <summary>Starts it below the telemetry that began the incident; null when nobody listens, so that nothing is read for nothing.</summary>
    public static async Task<Activity?> StartAsync(string step, object? input, Workflows.Port.ActivityContext call, IServiceProvider services)
    {
        var name = $"aiops.step {step}";
        var parent = input is IOfIncident of && services.GetService<IncidentRepository>() is { } incidents
            ? await incidents.TraceParentAsync(of.IncidentId, call.Cancellation)
            : null;
        return Spans.Start(name, parent)?.SetTag("aiops.instance", call.InstanceId).SetTag("aiops.attempt", call.Attempt);
    }
}
