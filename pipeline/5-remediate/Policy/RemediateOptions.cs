namespace AIOps.Remediate.Policy;

/// <summary>
/// What may run alone, what needs people and what must not run (<c>AIOps:Remediate</c>). The defaults let nothing but low-risk, reversible actions run alone.
/// Every member is part of <see cref="PolicyEngine.Version"/>: a change voids approvals that wait.
/// </summary>
public sealed class RemediateOptions
{
    /// <summary>Stops every action, those with an approval too; read again before each step. <value>Default false.</value></summary>
    public bool KillSwitch { get; set; }

    /// <summary>Whether anything may run without a person. <value>Default true (low-risk, reversible actions only).</value></summary>
    public bool AllowAuto { get; set; } = true;

    /// <summary>Distinct people needed for a low-risk action that may not run alone. <value>Default 1; 1 to 5.</value></summary>
    public int ApprovalsForLow { get; set; } = 1;

    /// <summary>Distinct people needed for a medium-risk action. <value>Default 1; 1 to 5.</value></summary>
    public int ApprovalsForMedium { get; set; } = 1;

    /// <summary>Distinct people needed for a high-risk action (four eyes). <value>Default 2; 1 to 5.</value></summary>
    public int ApprovalsForHigh { get; set; } = 2;

    /// <summary>Time that people have to decide; silence is a no. <value>Default 1 hour; 1 minute to 7 days.</value></summary>
    public TimeSpan ApprovalExpiry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Ids of actions that must not run. <value>Default none; catalogue ids.</value></summary>
    public IList<string> ForbiddenActions { get; init; } = [];

    /// <summary>Targets that must not be touched, as resource ids with <c>*</c> for any text, compared without case. <value>Default none.</value></summary>
    public IList<string> ForbiddenTargets { get; init; } = [];

    /// <summary>Tag that protects a resource, unless its value is <c>false</c>; looked for on the target and on what it belongs to. <value>Default <c>aiops-protected</c>.</value></summary>
    public string ProtectedTag { get; set; } = "aiops-protected";

    /// <summary>Tag that names a resource's environment. <value>Default <c>environment</c>.</value></summary>
    public string EnvironmentTag { get; set; } = "environment";

    /// <summary>Environments in which nothing runs alone. <value>Default none; values of the environment tag, compared without case.</value></summary>
    public IList<string> ApprovalEnvironments { get; init; } = [];

    /// <summary>Most resources or instances that one action may touch. <value>Default 5; 1 to 1000.</value></summary>
    public int MaxTargets { get; set; } = 5;

    /// <summary>Largest share of a group that one action may touch, in percent; a group of one is exempt (every action touches all of it). <value>Default 50; 1 to 100.</value></summary>
    public double MaxTargetsPercent { get; set; } = 50;

    /// <summary>Times in which nothing runs. <value>Default none.</value></summary>
    public IList<FreezeWindow> FreezeWindows { get; init; } = [];

    /// <summary>Rest of a target between two actions; inside it a person decides. <value>Default 15 minutes; 0 to 7 days.</value></summary>
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Most actions that run alone in an hour, over the whole estate; beyond, people decide. <value>Default 6; 0 to 1000.</value></summary>
    public int MaxActionsPerHour { get; set; } = 6;

    /// <summary>Error budget of the service, in percent left, below which nothing runs alone. <value>Default 10; 0 to 100.</value></summary>
    public double MinErrorBudgetPercent { get; set; } = 10;

    /// <summary>Rules of the operator's own, in order. <value>Default none.</value></summary>
    public IList<PolicyRule> Rules { get; init; } = [];
}
