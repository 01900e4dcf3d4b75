using System.Collections.Concurrent;
using AIOps.Detect;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Streams;

/// <summary>Brings anomalies to the correlation workflow of their scope. Event ids come from content: a phase that is sent twice arrives once.</summary>
internal sealed class AnomalyRouter(IWorkflowClient workflows)
{
    private readonly ConcurrentDictionary<string, bool> _started = new(StringComparer.Ordinal);

    public async Task SendAsync(IReadOnlyList<Anomaly> events, CancellationToken cancellation)
    {
        foreach (var anomaly in events)
        {
            var scope = CorrelationNames.ScopeOf(anomaly.ResourceId);
            var instance = CorrelationNames.InstanceId(scope);
            if (!_started.ContainsKey(scope))
            {
                await workflows.StartAsync(CorrelationNames.Workflow, instance, new CorrelationInput(scope), cancellation);
                _started[scope] = true;
            }

            await workflows.RaiseEventAsync(
                instance, CorrelationNames.Signal, new CorrelationSignal(anomaly), $"{anomaly.Id}:{anomaly.Phase}:{anomaly.At.UtcTicks}", cancellation);
        }
    }
}
