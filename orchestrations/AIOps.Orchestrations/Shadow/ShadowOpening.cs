using AIOps.Detect;

namespace AIOps.Orchestrations.Shadow;

/// <summary>An episode that one of the two configurations opened on a series that both score.</summary>
public sealed record ShadowOpening
{
    /// <summary>True when the live configuration opened it, false when the challenger did.</summary>
    public required bool Live { get; init; }

    /// <summary>Key of the series.</summary>
    public required string SeriesKey { get; init; }

    /// <summary>Its resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Its metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Id of the anomaly.</summary>
    public required string AnomalyId { get; init; }

    /// <summary>First deviating sample.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The sample that opened it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One line with numbers.</summary>
    public required string Text { get; init; }

    /// <summary>The opening of an anomaly.</summary>
    public static ShadowOpening Of(Anomaly anomaly, bool live) => new()
    {
        Live = live,
        SeriesKey = anomaly.SeriesKey,
        ResourceId = anomaly.ResourceId,
        Metric = anomaly.Metric,
        AnomalyId = anomaly.Id,
        Since = anomaly.Since,
        At = anomaly.At,
        Text = anomaly.Explanation,
    };
}
