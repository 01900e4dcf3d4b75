using System.Security.Cryptography;
using System.Text.Json;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;

namespace AIOps.Remediate.Policy;

/// <summary>
/// Decides whether a plan may run alone, needs people, or must not run. Pure. Every rule is asked and logged, also after one has forbidden: people see all
/// reasons at once. The strictest answer wins.
/// </summary>
public sealed class PolicyEngine
{
    private readonly RemediateOptions _options;
    private readonly ActionCatalogue _catalogue;

    /// <summary>Creates an engine.</summary>
    /// <param name="options">The policy; default: the defaults.</param>
    /// <param name="catalogue">What exists; default: the shipped actions.</param>
    public PolicyEngine(RemediateOptions? options = null, ActionCatalogue? catalogue = null)
    {
        _options = options ?? new RemediateOptions();
        _catalogue = catalogue ?? ActionCatalogue.Default;
        Version = VersionOf(_options);
    }

    /// <summary>Version of the policy: 16 hex digits of the hash of its options. Any change of an option changes it.</summary>
    public string Version { get; }

    /// <summary>Decides.</summary>
    /// <param name="plan">The plan, sealed.</param>
    /// <param name="facts">What is true now.</param>
    public PolicyDecision Decide(RemediationPlan plan, PolicyFacts facts)
    {
        var definition = _catalogue.Find(plan.Action.ActionId);
        var input = new PolicyInput(plan, facts, _options, definition, _catalogue.Check(plan.Action), Version);
        var log = PolicyRules.All.Select(rule => rule(input)).ToList();
        var outcome = log.Max(r => r.Outcome);
        return new PolicyDecision(outcome, outcome == PolicyOutcome.Approval ? ApprovalsFor(definition) : 0, log, Version);
    }

    private int ApprovalsFor(ActionDefinition? definition) => definition?.Risk switch
    {
        RiskTier.Low => _options.ApprovalsForLow,
        RiskTier.Medium => _options.ApprovalsForMedium,
        _ => _options.ApprovalsForHigh,
    };

    private static string VersionOf(RemediateOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(options)).AsSpan(0, 8));
}

/// <summary>What a rule looks at.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Facts">What is true now.</param>
/// <param name="Options">The policy.</param>
/// <param name="Definition">The action's entry in the catalogue; null when it has none.</param>
/// <param name="ActionError">What the catalogue finds wrong with the action; null when nothing.</param>
/// <param name="Version">Version of the policy in force.</param>
internal sealed record PolicyInput(
    RemediationPlan Plan, PolicyFacts Facts, RemediateOptions Options, ActionDefinition? Definition, string? ActionError, string Version)
{
    public bool IsIntact => PlanHash.IsIntact(Plan);
}
