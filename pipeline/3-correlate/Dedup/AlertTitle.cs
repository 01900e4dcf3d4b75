using AIOps.Detect;

namespace AIOps.Correlate.Dedup;

/// <summary>One plain line that says what is wrong where, with numbers.</summary>
internal static class AlertTitle
{
    public static string Of(Anomaly anomaly)
    {
        var name = anomaly.ResourceId.Length == 0 ? "unknown resource" : ArmId.ShortNameOf(anomaly.ResourceId);
        return anomaly switch
        {
            { Source: AnomalySource.Foreign } => $"{anomaly.Metric} on {name}",
            { Kind: AnomalyKind.Missing } => $"{Plain(anomaly.Metric)} of {name} stopped arriving",
            { Source: AnomalySource.Metric } => $"{Plain(anomaly.Metric)} of {name} is {Quantity.Text(anomaly.Observed, anomaly.Unit)}{Band(anomaly)}",
            _ => anomaly.Explanation.Contains(name, StringComparison.OrdinalIgnoreCase) ? anomaly.Explanation : $"{name}: {anomaly.Explanation}",
        };
    }

    /// <summary>Azure's <c>Percentage CPU</c> is what people call CPU.</summary>
    private static string Plain(string metric) => metric.StartsWith("Percentage ", StringComparison.OrdinalIgnoreCase) ? metric["Percentage ".Length..] : metric;

    private static string Band(Anomaly anomaly) => double.IsFinite(anomaly.Lower) && double.IsFinite(anomaly.Upper)
        ? $" (expected {Quantity.Range(anomaly.Lower, anomaly.Upper, anomaly.Unit)})"
        : double.IsFinite(anomaly.Expected) ? $" (expected {Quantity.Text(anomaly.Expected, anomaly.Unit)})" : "";
}
