namespace AIOps.Remediate.Policy;

/// <summary>
/// A rule of the operator's own: where all of its conditions hold, its outcome counts. Approval and forbid add to what the other rules say;
/// auto lets a medium-risk action run alone that the default would show to people. High risk never runs alone.
/// </summary>
public sealed class PolicyRule
{
    /// <summary>Name for the decision log. <value>Required.</value></summary>
    public string Name { get; set; } = "";

    /// <summary>Actions, as ids with <c>*</c> for any text. <value>Default none, which means all.</value></summary>
    public IList<string> Actions { get; init; } = [];

    /// <summary>Targets, as resource ids with <c>*</c> for any text. <value>Default none, which means all.</value></summary>
    public IList<string> Targets { get; init; } = [];

    /// <summary>Values of the environment tag, compared without case. <value>Default none, which means all; a resource without the tag matches only then.</value></summary>
    public IList<string> Environments { get; init; } = [];

    /// <summary>Risk tiers. <value>Default none, which means all.</value></summary>
    public IList<RiskTier> Risks { get; init; } = [];

    /// <summary>When it holds. <value>Default null: always.</value></summary>
    public FreezeWindow? During { get; set; }

    /// <summary>True turns <see cref="During"/> around: it holds outside the window (outside business hours). <value>Default false.</value></summary>
    public bool Outside { get; set; }

    /// <summary>What it asks for. <value>Default approval.</value></summary>
    public PolicyOutcome Outcome { get; set; } = PolicyOutcome.Approval;

    /// <summary>Distinct people needed, when it asks for approval; the largest number of all rules counts. <value>Default 1; 1 to 5.</value></summary>
    public int Approvals { get; set; } = 1;

    internal bool Holds(PolicyInput input) =>
        Any(Actions, p => TargetPattern.Matches(p, input.Plan.Action.ActionId))
        && Any(Targets, p => TargetPattern.Matches(p, input.Plan.Action.TargetId))
        && Any(Environments, e => e.Equals(input.Environment, StringComparison.OrdinalIgnoreCase))
        && Any(Risks, r => r == input.Definition?.Risk)
        && (During is null || During.Holds(input.Facts.Now) != Outside);

    internal IEnumerable<string> Validate()
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return "AIOps:Remediate:Rules has an entry without a Name; every rule needs one.";
        if (Approvals is < 1 or > 5) yield return $"AIOps:Remediate:Rules:{Name}:Approvals is '{Approvals}'; allowed is 1 to 5.";
        if (Outside && During is null) yield return $"AIOps:Remediate:Rules:{Name}:Outside is 'True' without During; allowed with a window only.";
        if (Outcome == PolicyOutcome.Auto && Risks.Contains(RiskTier.High)) yield return $"AIOps:Remediate:Rules:{Name}:Outcome is 'Auto' for high risk; allowed is Approval or Forbid.";
    }

    private static bool Any<T>(IList<T> allowed, Func<T, bool> fits) => allowed.Count == 0 || allowed.Any(fits);
}
