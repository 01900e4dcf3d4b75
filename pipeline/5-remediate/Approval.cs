namespace AIOps.Remediate;

/// <summary>Where an approval stands.</summary>
public enum ApprovalStatus
{
    /// <summary>Waits for people.</summary>
    Pending,

    /// <summary>Enough people said yes.</summary>
    Approved,

    /// <summary>Somebody said no.</summary>
    Rejected,

    /// <summary>Nobody decided in time: counts as no.</summary>
    Expired,

    /// <summary>The plan, its target or the policy changed, or the incident ended by itself: nothing to decide any more.</summary>
    Void,
}

/// <summary>A request for people to decide on one plan.</summary>
public sealed record Approval
{
    /// <summary>Id, safe in a URL.</summary>
    public required string Id { get; init; }

    /// <summary>The incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The plan as it was proposed.</summary>
    public required RemediationPlan Plan { get; init; }

    /// <summary>What the policy said.</summary>
    public required PolicyDecision Policy { get; init; }

    /// <summary>Where it stands.</summary>
    public required ApprovalStatus Status { get; init; }

    /// <summary>Who or what asked (never counts as an approver).</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From here on silence is a no.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was escalated to the second group; null before. From then on its members may decide too.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>What people said, in order.</summary>
    public IReadOnlyList<ApprovalVote> Votes { get; init; } = [];
}

/// <summary>One person's decision.</summary>
/// <param name="Actor">Stable id of the person (Entra object id, or the local session's name).</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="IdentitySource">How the identity was established (<c>entra</c>, <c>local-session</c>, <c>slack</c> ...).</param>
/// <param name="Approve">Yes or no.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record ApprovalVote(string Actor, string DisplayName, string IdentitySource, bool Approve, string Reason, DateTimeOffset At)
{
    /// <summary>True when this person decided alone in an emergency: the decision has to be reviewed afterwards.</summary>
    public bool BreakGlass { get; init; }

    /// <summary>Id of the link token that the person came by; null when they came without one.</summary>
    public string? LinkId { get; init; }
}
