using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>What one component says about one node.</summary>
public sealed record Finding
{
    /// <summary>Component: one of <see cref="Components"/>.</summary>
    public required string Component { get; init; }

    /// <summary>The node that it speaks against.</summary>
    public required string Node { get; init; }

    /// <summary>How strongly, 0 to 1.</summary>
    public required double Strength { get; init; }

    /// <summary>The series behind it; null when it is not about a series.</summary>
    public ObservedSeries? Series { get; init; }

    /// <summary>The shift of that series.</summary>
    public Shift Shift { get; init; }

    /// <summary>Role of the metric behind it.</summary>
    public MetricRole Role { get; init; }

    /// <summary>Share of the symptom's excess that begins at this node, 0 to 1; NaN when that is not what was measured.</summary>
    public double Share { get; init; } = double.NaN;

    /// <summary>The forecast behind it; null when it is not about one, or an alert says it.</summary>
    public ForecastFinding? Ahead { get; init; }

    /// <summary>Number of alerting resources that a failure of this node explains; 0 when that is not what was asked.</summary>
    public int Explained { get; init; }

    /// <summary>Place of the fact behind it in the caller's list (a change, a log finding, an alert); -1 when there is none.</summary>
    public int Source { get; init; } = -1;
}

/// <summary>Names of the ranker's components, as they appear in a diagnosis.</summary>
public static class Components
{
    /// <summary>Excess latency, errors or lost availability that begins at the node.</summary>
    public const string Excess = "excess";

    /// <summary>A resource metric of the node that left its level.</summary>
    public const string ResourceShift = "resource-shift";

    /// <summary>Time lost between the node and its neighbours.</summary>
    public const string EdgeGap = "edge-gap";

    /// <summary>New or more frequent log templates, other span counts.</summary>
    public const string LogNovelty = "log-novelty";

    /// <summary>A limit reached or forecast.</summary>
    public const string Forecast = "forecast";

    /// <summary>More work than usual that arrives from outside.</summary>
    public const string Traffic = "traffic";

    /// <summary>Where, when and how the alerts show is what a failure of the node would look like.</summary>
    public const string AlertPattern = "alert-pattern";

    /// <summary>A change of the node shortly before.</summary>
    public const string Change = "change";
}
