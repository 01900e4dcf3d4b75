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
        var firing = record.Incident.Alerts.Select(member => member.Alert).Where(alert => alert.EndsAt is null && alert.Severity < Verbose).Select(alert => alert.Title).ToList();
        var more = firing.Count > Named ? $" and {firing.Count - Named} more" : "";
        return new StillFiringResult(firing.Count, string.Join("; ", firing.Take(Named)) + more);
    }
}
