using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Framing;

/// <summary>Limits that forecasts of the neighbourhood reach soon, where no alert says so yet.</summary>
internal static class LimitsAhead
{
    /// <summary>A limit that is a day away explains nothing that hurts now.</summary>
    private const double ReachHours = 12;

    /// <summary>Below a reached limit (0.9): it has not happened yet.</summary>
    private const double Nearest = 0.7;

    public static IEnumerable<Finding> Of(DiagnosisInput input) =>
        from ahead in input.ForecastFindings
        where ahead.BreachAt is { } at && (at - input.Now).TotalHours <= ReachHours
        where !input.Incident.Alerts.Any(member => member.Alert.SeriesKey == ahead.SeriesKey)
        select new Finding
        {
            Component = Components.Forecast,
            Node = ahead.ResourceId,
            Strength = Nearest * (1 - (Math.Max(0, (ahead.BreachAt!.Value - input.Now).TotalHours) / (2 * ReachHours))),
            Role = MetricCatalogue.Of(ahead.Metric, "", ahead.Unit).Role,
            Ahead = ahead,
        };
}
