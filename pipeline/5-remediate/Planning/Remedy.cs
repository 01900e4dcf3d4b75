using AIOps.Diagnose;
using AIOps.Remediate.Catalogue;

namespace AIOps.Remediate.Planning;

/// <summary>
/// An action that configuration adds to the planner's repertoire: an action of the catalogue with fixed parameters (an allowed script, a runbook, a webhook ...)
/// against some causes on some targets. It cannot lower the risk of the action that it uses.
/// </summary>
public sealed class Remedy
{
    /// <summary>Name for people. <value>Required.</value></summary>
    public string Name { get; set; } = "";

    /// <summary>Action of the catalogue. <value>Required; a catalogue id.</value></summary>
    public string ActionId { get; set; } = "";

    /// <summary>All parameters of the action. <value>Default none.</value></summary>
    public IDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Causes against which it helps. <value>Required; at least one.</value></summary>
    public IList<CauseKind> Against { get; init; } = [];

    /// <summary>Resource ids of causes that it is for, with <c>*</c> for any text. <value>Default <c>*</c>.</value></summary>
    public string CauseResources { get; set; } = "*";

    /// <summary>Target of the action, when it is another resource than the cause (an Automation account). <value>Default null: the cause's resource.</value></summary>
    public string? TargetId { get; set; }

    internal PlannedAction For(string causeResourceId) => new(
        ActionId, (TargetId ?? causeResourceId).ToLowerInvariant(), new SortedDictionary<string, string>(Parameters, StringComparer.Ordinal));

    internal IEnumerable<string> Validate(ActionCatalogue catalogue)
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return "AIOps:Remediate:Planner:Remedies has an entry without a Name; every remedy needs one.";
        if (Against.Count == 0) yield return $"AIOps:Remediate:Planner:Remedies:{Name}:Against is empty; allowed is at least one of {string.Join(", ", Enum.GetNames<CauseKind>())}.";
        if (catalogue.Find(ActionId) is not { } action)
            yield return $"AIOps:Remediate:Planner:Remedies:{Name}:ActionId is '{ActionId}'; allowed is {string.Join(", ", catalogue.All.Select(a => a.Id))}.";
        else if (!action.Parameters.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(Parameters.Keys))
            yield return $"AIOps:Remediate:Planner:Remedies:{Name}:Parameters are '{string.Join(", ", Parameters.Keys)}'; '{ActionId}' takes exactly '{string.Join(", ", action.Parameters.Keys)}'.";
        foreach (var (name, value) in Parameters)
        {
            if (ActionParameters.Check(name, value) is { } wrong) yield return $"AIOps:Remediate:Planner:Remedies:{Name}: {wrong}";
        }
    }
}
