namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>The scores of one method on one seed; the names are those of the JSON. What each means: see <see cref="Scorer"/>.</summary>
internal sealed record Metrics
{
    public required double Compression { get; init; }

    public required double CompressionWithoutDuplicates { get; init; }

    public required double PairwisePrecision { get; init; }

    public required double PairwiseRecall { get; init; }

    public required double PairwiseF1 { get; init; }

    public required double VMeasure { get; init; }

    public required double Nmi { get; init; }

    public required double MissedIncidents { get; init; }

    public required double FalseIncidentsPerDay { get; init; }

    public required double UnrelatedMergeRate { get; init; }

    public required double SplitRate { get; init; }

    /// <summary>How often an incident was taken apart after people had been told of it; the rates above are those after that.</summary>
    public required double Regroupings { get; init; }

    /// <summary>The merge rate as people were first told.</summary>
    public required double UnrelatedMergeRateAtFirst { get; init; }

    /// <summary>The split rate as people were first told.</summary>
    public required double SplitRateAtFirst { get; init; }

    public required double TimeToIncidentP50Seconds { get; init; }

    public required double TimeToIncidentP95Seconds { get; init; }

    public required double RootTop1 { get; init; }

    public required double RootTop3 { get; init; }

    public required double AlertsPerSecond { get; init; }

    /// <summary>V-measure without the noise that was rightly left alone: the harder number, for noise in an incident counts in full.</summary>
    public required double VMeasureIncidentAlerts { get; init; }

    /// <summary>Share of incidents that hold even one alert of a second fault.</summary>
    public required double AnyMixRate { get; init; }

    /// <summary>Share of faults of which even one alert is in a second incident.</summary>
    public required double AnySplitRate { get; init; }

    public required double Faults { get; init; }

    /// <summary>Faults that fewer than five rules showed: nobody can tell them from noise, so they are counted neither for nor against.</summary>
    public required double SilentFaults { get; init; }

    public required double Alerts { get; init; }

    public required double NoiseShare { get; init; }

    public required double Incidents { get; init; }
}
