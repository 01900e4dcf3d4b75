using System.Globalization;

namespace AIOps.Remediate.Policy;

/// <summary>The rules, in the order of the log. Each says what it asks for and why, with the numbers.</summary>
internal static class PolicyRules
{
    public static IReadOnlyList<Func<PolicyInput, PolicyRuleResult>> All { get; } =
    [
        KillSwitch, Catalogue, Integrity, ForbiddenAction, ForbiddenTarget, ProtectedTag, ResourceLock, Blast, Freeze, Lease,
        Risk, Environment, CoolDown, Rate, ErrorBudget,
    ];

    private static PolicyRuleResult KillSwitch(PolicyInput i) => i.Facts.KillSwitch || i.Options.KillSwitch
        ? Forbid("kill-switch", "The kill switch is on: nothing runs.")
        : Auto("kill-switch", "The kill switch is off.");

    private static PolicyRuleResult Catalogue(PolicyInput i) => i.ActionError is { } error
        ? Forbid("catalogue", error)
        : Auto("catalogue", $"'{i.Plan.Action.ActionId}' is in the catalogue and its parameters fit.");

    private static PolicyRuleResult Integrity(PolicyInput i) =>
        !i.IsIntact ? Forbid("plan-integrity", "The plan's hash is not the hash of its content: it was changed after it was made.")
        : i.Plan.PolicyVersion != i.Version ? Forbid("plan-integrity", $"The plan was made under policy {i.Plan.PolicyVersion}, in force is {i.Version}: plan again.")
        : Auto("plan-integrity", "The plan is as it was made, under the policy in force.");

    private static PolicyRuleResult ForbiddenAction(PolicyInput i) => i.Options.ForbiddenActions.Contains(i.Plan.Action.ActionId)
        ? Forbid("forbidden-action", $"'{i.Plan.Action.ActionId}' is forbidden.")
        : Auto("forbidden-action", "The action is not forbidden.");

    private static PolicyRuleResult ForbiddenTarget(PolicyInput i) =>
        i.Options.ForbiddenTargets.FirstOrDefault(p => TargetPattern.Matches(p, i.Plan.Action.TargetId)) is { } pattern
            ? Forbid("forbidden-target", $"The target matches '{pattern}'.")
            : Auto("forbidden-target", "No pattern forbids the target.");

    private static PolicyRuleResult ProtectedTag(PolicyInput i)
    {
        if (!i.Facts.TargetKnown) return Approval("protected-tag", "The target is not in the known topology, so its tags are unknown: a person decides.");
        return i.Tag(i.Options.ProtectedTag) is { } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? Forbid("protected-tag", $"The target carries '{i.Options.ProtectedTag}={value}'.")
            : Auto("protected-tag", $"The target does not carry '{i.Options.ProtectedTag}'.");
    }

    private static PolicyRuleResult ResourceLock(PolicyInput i) => i.Facts.ResourceLock is { } name
        ? Forbid("resource-lock", $"The resource lock '{name}' is on the target; it is respected, not worked around.")
        : i.Facts.TargetStateKnown ? Auto("resource-lock", "No resource lock is known.")
        : Approval("resource-lock", "Locks and tags of the target could not be read: a person decides.");

    private static PolicyRuleResult Blast(PolicyInput i)
    {
        var blast = i.Plan.BlastRadius;
        var text = $"{Number(blast.Targets)} of {Number(blast.OutOf)} ({Number(blast.Percent)} %)";
        if (blast.Targets < 1 || blast.OutOf < blast.Targets) return Forbid("blast-radius", $"The blast radius {text} makes no sense.");
        if (blast.Targets > i.Options.MaxTargets) return Forbid("blast-radius", $"It touches {text}; at most {Number(i.Options.MaxTargets)} are allowed.");
        return blast.OutOf > 1 && blast.Percent > i.Options.MaxTargetsPercent
            ? Forbid("blast-radius", $"It touches {text}; at most {Number(i.Options.MaxTargetsPercent)} % are allowed.")
            : Auto("blast-radius", $"It touches {text}.");
    }

    private static PolicyRuleResult Freeze(PolicyInput i) => i.Options.FreezeWindows.FirstOrDefault(w => w.Holds(i.Facts.Now)) is { } window
        ? Forbid("freeze", $"A freeze is on{(window.Reason.Length == 0 ? "" : ": " + window.Reason)}.")
        : Auto("freeze", "No freeze is on.");

    private static PolicyRuleResult Lease(PolicyInput i) => i.Facts.LeaseHeldBy is { } holder && holder != i.Plan.IncidentId
        ? Forbid("lease", $"Incident {holder} works on the target.")
        : Auto("lease", "Nobody else works on the target.");

    private static PolicyRuleResult Risk(PolicyInput i)
    {
        if (i.Definition is not { } action) return Forbid("risk", "The action has no risk tier.");
        var tier = $"{action.Risk.ToString().ToLowerInvariant()} risk, {(action.Reversible ? "reversible" : "not reversible")}";
        if (action.Risk != i.Plan.Risk) return Forbid("risk", $"The plan claims another risk than the catalogue ({tier}).");
        if (action is { Risk: RiskTier.Low, Reversible: true } && i.Options.AllowAuto) return Auto("risk", $"The action is of {tier}: it may run alone.");
        return i.Options.AllowAuto && action.Risk != RiskTier.High && i.Options.Rules.FirstOrDefault(r => r.Outcome == PolicyOutcome.Auto && r.Holds(i)) is { } loosened
            ? Auto("risk", $"The action is of {tier}; the rule '{loosened.Name}' lets it run alone.")
            : Approval("risk", i.Options.AllowAuto ? $"The action is of {tier}: people decide." : "Nothing may run alone.");
    }

    private static PolicyRuleResult Environment(PolicyInput i) =>
        i.Environment is { } name && i.Options.ApprovalEnvironments.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Approval("environment", $"Nothing runs alone in '{name}'.")
            : Auto("environment", "The environment has no rule of its own.");

    private static PolicyRuleResult CoolDown(PolicyInput i) =>
        i.Facts.LastActionAt is { } last && i.Facts.Now - last < i.Options.CoolDown
            ? Approval("cool-down", $"The last action on the target ended {Number((i.Facts.Now - last).TotalMinutes)} min ago; within {Number(i.Options.CoolDown.TotalMinutes)} min a person decides.")
            : Auto("cool-down", "The target has rested long enough.");

    private static PolicyRuleResult Rate(PolicyInput i) => i.Facts.ActionsLastHour >= i.Options.MaxActionsPerHour
        ? Approval("actions-per-hour", $"{Number(i.Facts.ActionsLastHour)} actions ran alone in the last hour; from {Number(i.Options.MaxActionsPerHour)} on a person decides.")
        : Auto("actions-per-hour", $"{Number(i.Facts.ActionsLastHour)} of {Number(i.Options.MaxActionsPerHour)} actions of this hour are used.");

    private static PolicyRuleResult ErrorBudget(PolicyInput i) => !i.Facts.ErrorBudgetKnown
        ? Approval("error-budget", "How much error budget is left is not known: a person decides.")
        : i.Facts.ErrorBudgetPercent is { } left && !(left >= i.Options.MinErrorBudgetPercent)
        ? Approval("error-budget", $"{Number(left)} % of the error budget are left; below {Number(i.Options.MinErrorBudgetPercent)} % a person decides.")
        : Auto("error-budget", "The error budget allows it.");

    private static PolicyRuleResult Auto(string rule, string reason) => new(rule, PolicyOutcome.Auto, reason);

    private static PolicyRuleResult Approval(string rule, string reason) => new(rule, PolicyOutcome.Approval, reason);

    private static PolicyRuleResult Forbid(string rule, string reason) => new(rule, PolicyOutcome.Forbid, reason);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
