namespace AIOps.Remediate;

/// <summary>What the policy says of a plan.</summary>
public enum PolicyOutcome
{
    /// <summary>May run alone.</summary>
    Auto,

    /// <summary>Needs people.</summary>
    Approval,

    /// <summary>Must not run.</summary>
    Forbid,
}

/// <summary>The policy's decision with its log.</summary>
/// <param name="Outcome">Auto, approval or forbid.</param>
/// <param name="ApprovalsNeeded">Distinct people needed; 0 unless the outcome is approval.</param>
/// <param name="Log">Every rule that was looked at, in order, with what it said.</param>
/// <param name="PolicyVersion">Version of the policy (hash of its options).</param>
public sealed record PolicyDecision(PolicyOutcome Outcome, int ApprovalsNeeded, IReadOnlyList<PolicyRuleResult> Log, string PolicyVersion);

/// <summary>What one rule of the policy said.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Outcome">What it asks for.</param>
/// <param name="Reason">Why, with the numbers.</param>
public sealed record PolicyRuleResult(string Rule, PolicyOutcome Outcome, string Reason);
