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
        Version = VersionOf(_options, [.. _catalogue.Added]);
    }

    /// <summary>Version of the policy: 16 hex digits of the hash of its options and of the actions that configuration added. Any change of one changes it.</summary>
    public string Version { get; }

    /// <summary>Decides.</summary>
    /// <param name="plan">The plan, sealed.</param>
    /// <param name="facts">What is true now.</param>
    public PolicyDecision Decide(RemediationPlan plan, PolicyFacts facts)
    {
        var definition = _catalogue.Find(plan.Action.ActionId);
        var input = new PolicyInput(plan, facts, _options, definition, _catalogue.Check(plan.Action), Version);
        var log = PolicyRules.All.Select(rule => rule(input)).Concat(OwnRules(input)).ToList();
        var outcome = log.Max(r => r.Outcome);
        return new PolicyDecision(outcome, outcome == PolicyOutcome.Approval ? ApprovalsFor(input) : 0, log, Version);
    }

    private static IEnumerable<PolicyRuleResult> OwnRules(PolicyInput input) => input.Options.Rules.Where(r => r.Holds(input))
        .Select(r => new PolicyRuleResult(r.Name, r.Outcome, r.Outcome == PolicyOutcome.Approval ? $"The rule '{r.Name}' holds: {r.Approvals} people." : $"The rule '{r.Name}' holds."));

    private static int ApprovalsFor(PolicyInput input)
    {
        var tier = input.Definition?.Risk switch
        {
            RiskTier.Low => input.Options.ApprovalsForLow,
            RiskTier.Medium => input.Options.ApprovalsForMedium,
            _ => input.Options.ApprovalsForHigh,
        };
        return input.Options.Rules.Where(r => r.Outcome == PolicyOutcome.Approval && r.Holds(input)).Select(r => r.Approvals).Append(tier).Max();
    }

    private static string VersionOf(RemediateOptions options, ActionDefinition[] added)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(options);
        return Convert.ToHexStringLower(SHA256.HashData(added.Length == 0 ? json : [.. json, .. JsonSerializer.SerializeToUtf8Bytes(added)]).AsSpan(0, 8));
    }
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

    /// <summary>Value of the environment tag, or null.</summary>
    public string? Environment => Tag(Options.EnvironmentTag);

    /// <summary>Value of a tag of the target, its name compared without case; null when it has none.</summary>
    public string? Tag(string name) => Facts.Tags.FirstOrDefault(t => t.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
