namespace AIOps.Correlate;

/// <summary>What an incident is called.</summary>
public static class IncidentTitle
{
    /// <summary>The title of the worst alert, the earliest of equals, and how many more there are.</summary>
    /// <param name="alerts">The alerts, at least one.</param>
    public static string Of(IReadOnlyCollection<Alert> alerts)
    {
        var worst = alerts.OrderBy(alert => alert.Severity).ThenBy(alert => alert.StartsAt).First();
        return alerts.Count switch
        {
            1 => worst.Title,
            2 => worst.Title + " and 1 related alert",
            _ => $"{worst.Title} and {alerts.Count - 1} related alerts",
        };
    }
}
