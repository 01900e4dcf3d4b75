using AIOps.Remediate.Catalogue;

namespace AIOps.Remediate.Policy;

/// <summary>Checks the policy's options at start-up.</summary>
public static class RemediateOptionsCheck
{
    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    /// <param name="options">The options.</param>
    /// <param name="catalogue">The actions that exist: a forbidden action that nobody knows is a misspelling and would protect nothing.</param>
    public static IEnumerable<string> Validate(RemediateOptions options, ActionCatalogue catalogue)
    {
        foreach (var (name, value) in new[]
        {
            (nameof(options.ApprovalsForLow), options.ApprovalsForLow), (nameof(options.ApprovalsForMedium), options.ApprovalsForMedium),
            (nameof(options.ApprovalsForHigh), options.ApprovalsForHigh),
        })
        {
            if (value is < 1 or > 5) yield return Wrong(name, value, "1 to 5");
        }

        if (options.ApprovalExpiry < TimeSpan.FromMinutes(1) || options.ApprovalExpiry > TimeSpan.FromDays(7))
            yield return Wrong(nameof(options.ApprovalExpiry), options.ApprovalExpiry, "00:01:00 to 7.00:00:00");
        if (options.MaxTargets is < 1 or > 1000) yield return Wrong(nameof(options.MaxTargets), options.MaxTargets, "1 to 1000");
        if (options.MaxTargetsPercent is not (>= 1 and <= 100)) yield return Wrong(nameof(options.MaxTargetsPercent), options.MaxTargetsPercent, "1 to 100");
        if (options.CoolDown < TimeSpan.Zero || options.CoolDown > TimeSpan.FromDays(7)) yield return Wrong(nameof(options.CoolDown), options.CoolDown, "00:00:00 to 7.00:00:00");
        if (options.MaxActionsPerHour is < 0 or > 1000) yield return Wrong(nameof(options.MaxActionsPerHour), options.MaxActionsPerHour, "0 to 1000");
        if (options.MinErrorBudgetPercent is not (>= 0 and <= 100)) yield return Wrong(nameof(options.MinErrorBudgetPercent), options.MinErrorBudgetPercent, "0 to 100");
        if (string.IsNullOrWhiteSpace(options.ProtectedTag)) yield return Wrong(nameof(options.ProtectedTag), options.ProtectedTag, "the name of a tag");
        if (string.IsNullOrWhiteSpace(options.EnvironmentTag)) yield return Wrong(nameof(options.EnvironmentTag), options.EnvironmentTag, "the name of a tag");
        foreach (var id in options.ForbiddenActions.Where(id => catalogue.Find(id) is null))
            yield return Wrong(nameof(options.ForbiddenActions), id, "ids of the catalogue: " + string.Join(", ", catalogue.All.Select(a => a.Id)));
        foreach (var pattern in options.ForbiddenTargets.Where(string.IsNullOrWhiteSpace))
            yield return Wrong(nameof(options.ForbiddenTargets), pattern, "a resource id, with * for any text");
        foreach (var error in options.Rules.SelectMany(r => r.Validate())) yield return error;
        foreach (var window in options.FreezeWindows.Where(w => w is { From: { } from, To: { } to } && to <= from))
            yield return Wrong(nameof(options.FreezeWindows), $"{window.From:O} to {window.To:O}", "a window that ends after it starts");
    }

    private static string Wrong(string option, object value, string allowed) => $"AIOps:Remediate:{option} is '{value}'; allowed is {allowed}.";
}
