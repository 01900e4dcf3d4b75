namespace AIOps.Orchestrations.Approvals.Reviews;

/// <summary>A decision that one person took alone in an emergency, and what a second person says of it afterwards. Open until somebody else has looked.</summary>
public sealed record BreakGlassReview
{
    /// <summary>The approval's id.</summary>
    public required string Id { get; init; }

    /// <summary>The incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The action that ran.</summary>
    public required string ActionId { get; init; }

    /// <summary>Its target.</summary>
    public required string TargetId { get; init; }

    /// <summary>Hash of the plan.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Who decided alone.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Their name.</summary>
    public required string DecidedByName { get; init; }

    /// <summary>Why, in their words.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>People who would have been needed.</summary>
    public required int ApprovalsNeeded { get; init; }

    /// <summary>Whether the second person found it justified; null while the review is open.</summary>
    public bool? Justified { get; init; }

    /// <summary>Who reviewed it; null while open.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>What they said; null while open.</summary>
    public string? Comment { get; init; }

    /// <summary>When; null while open.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }
}
