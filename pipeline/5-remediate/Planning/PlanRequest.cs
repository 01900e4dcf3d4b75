using AIOps.Correlate;
using AIOps.Diagnose;

namespace AIOps.Remediate.Planning;

/// <summary>All that a plan is made from.</summary>
/// <param name="Incident">The incident with its alerts.</param>
/// <param name="Diagnosis">Its ranked causes with evidence.</param>
/// <param name="Graph">The topology as known; node tags carry the facts named in <see cref="TargetFacts"/>.</param>
/// <param name="Attempt">1 for the first plan of the incident, 2 for the next ...</param>
/// <param name="PolicyVersion">Version of the policy in force (<see cref="Policy.PolicyEngine.Version"/>).</param>
public sealed record PlanRequest(Incident Incident, Diagnosis Diagnosis, ServiceGraph Graph, int Attempt, string PolicyVersion)
{
    /// <summary>What earlier attempts did without success: never proposed again for this incident.</summary>
    public IReadOnlyList<PlannedAction> Tried { get; init; } = [];

    /// <summary>Which attempt at the problem in hand it is, where an incident holds one problem after the other; 0 = <see cref="Attempt"/>.</summary>
    public int AttemptAtProblem { get; init; }

    /// <summary>1, and one more at every reopening of the incident: part of the plan's id.</summary>
    public int Opening { get; init; } = 1;
}

/// <summary>A plan, or why there is none.</summary>
/// <param name="Plan">The plan, sealed with its hash; null when there is none.</param>
/// <param name="WhyNot">Why there is none, one sentence; null when there is a plan.</param>
public sealed record PlanResult(RemediationPlan? Plan, string? WhyNot)
{
    internal static PlanResult None(string why) => new(null, why);
}
