using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Reads which alerts of an incident have not ended.</summary>
internal sealed class StillFiringActivity(IncidentRepository incidents) : IActivity<StillFiringRequest, StillFiringResult>
{
    private const int Named = 3;

    /// <summary>Verbose: an oddity worth showing, not one that keeps an incident open.</summary>
    private const int Verbose = 4;

    /// <inheritdoc/>
    public async Task<StillFiringResult> RunAsync(StillFiringRequest input, ActivityContext context)
    {
        var record = (await incidents.GetAsync(input.IncidentId, context.Cancellation))!.Value;
        var firing = record.Incident.Alerts.Select(member => member.Alert).Where(alert => IsGoingOn(alert)).Select(alert => alert.Title).ToList();
        var more = firing.Count > Named ? $" and {firing.Count - Named} more" : "";
        return new StillFiringResult(firing.Count, string.Join("; ", firing.Take(Named)) + more);
    }

    /// <summary>A burn rate looks back half an hour: it still speaks of what is over, so it holds nothing open.</summary>
    private static bool IsGoingOn(Alert alert) => alert.EndsAt is null && alert.Severity < Verbose && alert.Source != AnomalySource.Slo;
}
