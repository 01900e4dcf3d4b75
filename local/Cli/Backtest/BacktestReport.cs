namespace AIOps.Local.Cli.Backtest;

/// <summary>An episode that would have alerted.</summary>
internal sealed record BacktestAlert(string ResourceId, string Metric, string Dimensions, DateTimeOffset Since, DateTimeOffset Until, int Severity, string Explanation);

/// <summary>Alerts of one metric.</summary>
internal sealed record BacktestMetric(string Metric, int Series, int Alerts, double AlertsPerDay);

/// <summary>What a configuration would have done.</summary>
/// <param name="Samples">Metric samples played.</param>
/// <param name="Refused">Of those, duplicates and too late ones.</param>
/// <param name="Rejects">Pieces that were no signal.</param>
/// <param name="Days">Length of the past, in days of event time.</param>
/// <param name="Alerts">Alerts in order of their start.</param>
/// <param name="Metrics">Alerts by metric, most first.</param>
/// <param name="Quality">Against labels; null when there are none.</param>
internal sealed record BacktestReport(
    int Samples, int Refused, int Rejects, double Days, IReadOnlyList<BacktestAlert> Alerts, IReadOnlyList<BacktestMetric> Metrics, BacktestQuality? Quality)
{
    /// <summary>Alerts per day.</summary>
    public double AlertsPerDay => Alerts.Count / Days;
}

/// <summary>Alerts against labels.</summary>
/// <param name="Labels">Labels given.</param>
/// <param name="Found">Labels with at least one alert.</param>
/// <param name="TrueAlerts">Alerts that a label explains.</param>
/// <param name="Precision">Share of alerts that a label explains; null without alerts.</param>
/// <param name="Recall">Share of labels with an alert; null without labels.</param>
internal sealed record BacktestQuality(int Labels, int Found, int TrueAlerts, double? Precision, double? Recall)
{
    public static BacktestQuality Of(IReadOnlyList<BacktestAlert> alerts, IReadOnlyList<BacktestLabel> labels)
    {
        var found = labels.Count(label => alerts.Any(label.Explains));
        var explained = alerts.Count(alert => labels.Any(label => label.Explains(alert)));
        return new BacktestQuality(labels.Count, found, explained, alerts.Count == 0 ? null : (double)explained / alerts.Count, labels.Count == 0 ? null : (double)found / labels.Count);
    }
}
