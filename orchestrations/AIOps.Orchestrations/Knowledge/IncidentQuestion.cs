using AIOps.Orchestrations.Incidents;

namespace AIOps.Orchestrations.Knowledge;

/// <summary>What an incident is about, in words: titles, causes, signals and kinds of resources. Names of single resources are left to the titles.</summary>
internal static class IncidentQuestion
{
    private const int MaximumAlerts = 30;

    public static string Of(IncidentRecord record)
    {
        var alerts = record.Incident.Alerts.Take(MaximumAlerts).Select(member => member.Alert).ToList();
        var causes = record.Diagnosis?.Causes.Take(2).SelectMany(cause => new[] { cause.Kind.ToString(), cause.Title, cause.Metric ?? "" }) ?? [];
        var signals = alerts.SelectMany(alert => new[] { alert.Signal, alert.Kind.ToString() });
        var types = alerts.Select(alert => TypeOf(alert.ResourceId));
        return string.Join(' ', new[] { record.Incident.Title }.Concat(causes).Concat(signals).Concat(types).Where(part => part.Length > 0).Distinct());
    }

    // .../providers/microsoft.compute/virtualmachines/vm-1 -> virtualmachines
    private static string TypeOf(string resourceId)
    {
        var parts = resourceId.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 ? parts[^2] : "";
    }
}
