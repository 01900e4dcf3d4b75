namespace AIOps.Diagnose;

/// <summary>The family of a cause; remediation maps from it.</summary>
public enum CauseKind
{
    /// <summary>Not enough to say.</summary>
    Unknown,

    /// <summary>CPU, memory or another resource of a node is used up.</summary>
    ResourceSaturation,

    /// <summary>A bounded resource fills up (disk, quota).</summary>
    CapacityExhaustion,

    /// <summary>A deployment or configuration change made it worse.</summary>
    BadChange,

    /// <summary>The node itself answers slowly.</summary>
    SlowService,

    /// <summary>The node itself fails.</summary>
    FailingService,

    /// <summary>The platform says that it is unhealthy.</summary>
    PlatformIssue,

    /// <summary>More load than usual arrives.</summary>
    TrafficRise,
}

/// <summary>A suspected root, ranked.</summary>
public sealed record Cause
{
    /// <summary>1 is the most likely.</summary>
    public required int Rank { get; init; }

    /// <summary>The resource, lower case.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The family.</summary>
    public required CauseKind Kind { get; init; }

    /// <summary>The metric that shows it best, when there is one.</summary>
    public string? Metric { get; init; }

    /// <summary>Ranking score, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Calibrated probability that this is the root, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>What speaks for it, component by component; each names its evidence.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }
}

/// <summary>A component's share in a cause's score.</summary>
/// <param name="Component"><c>excess</c>, <c>resource-shift</c>, <c>edge-gap</c>, <c>log-novelty</c>, <c>forecast</c>, <c>traffic</c>, <c>change</c>.</param>
/// <param name="Weight">Share of the score, 0 to 1.</param>
/// <param name="EvidenceIds">The facts behind it.</param>
public sealed record Contribution(string Component, double Weight, IReadOnlyList<string> EvidenceIds);

/// <summary>What is known about an incident's cause.</summary>
public sealed record Diagnosis
{
    /// <summary>Ranked causes, best first; empty when unknown.</summary>
    public required IReadOnlyList<Cause> Causes { get; init; }

    /// <summary>Every fact, citable.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The written summary.</summary>
    public required Summary Summary { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A written summary.</summary>
/// <param name="Text">Plain sentences; ids in brackets cite evidence.</param>
/// <param name="Source"><c>template</c>, or the model's name.</param>
/// <param name="EvidenceIds">What it cites.</param>
public sealed record Summary(string Text, string Source, IReadOnlyList<string> EvidenceIds);
