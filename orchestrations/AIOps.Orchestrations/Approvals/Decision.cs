namespace AIOps.Orchestrations.Approvals;

/// <summary>What a person decided, as a channel brings it.</summary>
/// <param name="Approve">Yes or no.</param>
/// <param name="Reason">Why; goes into the audit.</param>
/// <param name="PlanHash">Hash of the plan that the person saw (<c>approval.plan.hash</c>): binds the decision to that very plan.</param>
public sealed record Decision(bool Approve, string Reason, string PlanHash)
{
    /// <summary>Token of the link that the person came by; checked when given, never enough.</summary>
    public string? Token { get; init; }

    /// <summary>Decide alone in an emergency; needs its own right, a reason worth reviewing, and a review by somebody else afterwards.</summary>
    public bool BreakGlass { get; init; }
}
