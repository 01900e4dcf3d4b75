using AIOps.Detect;

namespace AIOps.Remediate;

/// <summary>What is proposed for an incident, and how it will be proved. Its hash is what an approver approves.</summary>
public sealed record RemediationPlan
{
    /// <summary>Derived from the incident and the attempt.</summary>
    public required string Id { get; init; }

    /// <summary>The incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>1 for the first plan of the incident, 2 for the next ...</summary>
    public required int Attempt { get; init; }

    /// <summary>What to do.</summary>
    public required PlannedAction Action { get; init; }

    /// <summary>How to undo it; null when nothing does.</summary>
    public PlannedAction? Rollback { get; init; }

    /// <summary>The definition's risk.</summary>
    public required RiskTier Risk { get; init; }

    /// <summary>Why this action, in one sentence that cites evidence ids.</summary>
    public required string Reason { get; init; }

    /// <summary>Evidence that the reason cites.</summary>
    public required IReadOnlyList<string> EvidenceIds { get; init; }

    /// <summary>What the action would change, before and after, as a dry run saw it.</summary>
    public required IReadOnlyList<PlanChange> Changes { get; init; }

    /// <summary>How many resources are touched, for people and for the policy.</summary>
    public required BlastRadius BlastRadius { get; init; }

    /// <summary>The signal that proves success.</summary>
    public required VerificationRule Verification { get; init; }

    /// <summary>Version of the policy that the plan was made under.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>SHA-256 over everything above in canonical form, 64 hex digits.</summary>
    public required string Hash { get; init; }
}

/// <summary>One line of a dry run.</summary>
/// <param name="Field">What changes (<c>power state</c>, <c>capacity</c>, <c>size (GB)</c>).</param>
/// <param name="Before">Value now.</param>
/// <param name="After">Value after.</param>
public sealed record PlanChange(string Field, string Before, string After);

/// <summary>How much of the estate an action touches.</summary>
/// <param name="Targets">Resources or instances touched.</param>
/// <param name="OutOf">Size of the group that they belong to; at least <paramref name="Targets"/>.</param>
public sealed record BlastRadius(int Targets, int OutOf)
{
    /// <summary>Share of the group, 0 to 100.</summary>
    public double Percent => OutOf <= 0 ? 100 : 100.0 * Targets / OutOf;
}

/// <summary>The signal that has to come back, by the same series that raised the incident.</summary>
/// <param name="SeriesKey">Key of the series.</param>
/// <param name="ResourceId">Its resource, lower case.</param>
/// <param name="Metric">Its metric.</param>
/// <param name="GoodSamples">Consecutive samples inside the band that are needed.</param>
/// <param name="Within">Time allowed, counted from the end of the action.</param>
public sealed record VerificationRule(string SeriesKey, string ResourceId, string Metric, int GoodSamples, TimeSpan Within)
{
    /// <summary>Side on which the series had left its band: that side must be inside again.</summary>
    public AnomalyDirection Direction { get; init; } = AnomalyDirection.None;

    /// <summary>A sample above this is bad, whatever the band says (a band may have learnt the fault); null = no such limit.</summary>
    public double? Ceiling { get; init; }

    /// <summary>A sample below this is bad, whatever the band says (a dead service has a low CPU); null = no such limit.</summary>
    public double? Floor { get; init; }

    /// <summary>False when only <see cref="Ceiling"/> and <see cref="Floor"/> count: a forecast alert fires while the series is still inside its band.</summary>
    public bool UseBand { get; init; } = true;
}
