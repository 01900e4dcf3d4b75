namespace AIOps.Detect.Metrics.Feedback;

/// <summary>How far one verdict moves the band.</summary>
internal static class FeedbackPolicy
{
    // A false alarm widens just past what was seen.
    private const double Past = 1.1;

    // One verdict never more than triples the way to the edge.
    private const double Farthest = 2;

    // A good catch makes the series a little more sensitive.
    private const double Tighten = 0.1;

    /// <summary>Movement outwards of the end that the anomaly crossed, in the unit of the metric.</summary>
    public static float ShiftOf(Anomaly anomaly, bool useful)
    {
        // The verdict may come when the episode is over, so the farthest value counts and not the last one.
        var farthest = anomaly.Farthest ?? anomaly.Observed;
        var (edge, beyond) = anomaly.Direction == AnomalyDirection.Up ? (anomaly.Upper, farthest - anomaly.Upper) : (anomaly.Lower, anomaly.Lower - farthest);
        var way = Math.Abs(edge - anomaly.Expected);
        return (float)(useful ? -Tighten * way : Math.Min(Past * Math.Max(0, beyond), Farthest * way));
    }
}
