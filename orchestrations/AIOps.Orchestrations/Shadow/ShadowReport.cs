namespace AIOps.Orchestrations.Shadow;

/// <summary>The live configuration and the challenger on the same series over the same time.</summary>
public sealed record ShadowReport
{
    /// <summary>What is tried.</summary>
    public required Challenger Challenger { get; init; }

    /// <summary>Event time since when it is tried; null before the first sample.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Share of the series that are scored twice.</summary>
    public required int SeriesPercent { get; init; }

    /// <summary>Series that this host scores twice.</summary>
    public required int Series { get; init; }

    /// <summary>Alerts that the live configuration opened on them.</summary>
    public required int Live { get; init; }

    /// <summary>Alerts that the challenger would have opened.</summary>
    public required int Shadow { get; init; }

    /// <summary>Alerts of both.</summary>
    public required int Both { get; init; }

    /// <summary>How much earlier the challenger was where both alerted, mean in seconds; negative = later; null without a pair.</summary>
    public required double? EarlierSeconds { get; init; }

    /// <summary>Alerts that a switch would end and people called not useful.</summary>
    public required int NoiseEnded { get; init; }

    /// <summary>Alerts that a switch would end although people called them useful.</summary>
    public required int CatchesLost { get; init; }

    /// <summary>The newest alerts that a switch would end, at most 20.</summary>
    public required IReadOnlyList<ShadowOpening> OnlyLive { get; init; }

    /// <summary>The newest alerts that a switch would add, at most 20.</summary>
    public required IReadOnlyList<ShadowOpening> OnlyShadow { get; init; }

    /// <summary>All of it in one sentence.</summary>
    public required string Text { get; init; }
}
