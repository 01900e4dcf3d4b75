namespace AIOps.Remediate.Catalogue;

/// <summary>Actions that configuration adds to the catalogue (<c>AIOps:Actions</c>).</summary>
public sealed class ActionOptions
{
    /// <summary>The actions. <value>Default none.</value></summary>
    public IList<AddedAction> Added { get; init; } = [];

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        var shipped = ActionCatalogue.Default;
        foreach (var error in Added.SelectMany(action => action.Validate(shipped))) yield return error;
        foreach (var twice in Added.GroupBy(action => action.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"AIOps:Actions:Added has the id '{twice.Key}' {twice.Count()} times; every action needs its own.";
        foreach (var action in Added.Where(action => action.RollbackActionId is { } rollback && !CanUndo(rollback, shipped)))
            yield return $"AIOps:Actions:Added:{action.Id}:RollbackActionId is '{action.RollbackActionId}'; allowed is the id of an action of the catalogue all of whose parameters are fixed.";
    }

    private bool CanUndo(string id, ActionCatalogue shipped) => Added.FirstOrDefault(action => action.Id == id) is { } added
        ? shipped.Find(added.Uses) is { } used && used.Parameters.Keys.All(added.Parameters.ContainsKey)
        : shipped.Find(id) is { Parameters.Count: 0 };

    /// <summary>The catalogue with the added actions.</summary>
    /// <exception cref="ArgumentException">They are not valid.</exception>
    public ActionCatalogue ToCatalogue()
    {
        if (Validate().FirstOrDefault() is { } error) throw new ArgumentException(error);
        return Added.Count == 0 ? ActionCatalogue.Default : new ActionCatalogue(Added.Select(action => action.ToDefinition(ActionCatalogue.Default.Find(action.Uses)!)));
    }
}

/// <summary>
/// An action of the installation's own: a shipped one (a webhook, an allowed script, a runbook ...) with some of its parameters fixed, under its own id, title, targets and
/// risk. Everything that holds for the shipped one holds for it, and it cannot be less risky than that.
/// </summary>
public sealed class AddedAction
{
    /// <summary>Id in plans, rules and audit rows. <value>Required; 3 to 64 lower-case letters, digits, dots or dashes, with a dot: <c>shop.flush-cache</c>.</value></summary>
    public string Id { get; set; } = "";

    /// <summary>What it does, for people. <value>Required.</value></summary>
    public string Title { get; set; } = "";

    /// <summary>The shipped action that does it. <value>Required; a shipped id.</value></summary>
    public string Uses { get; set; } = "";

    /// <summary>Parameters of that action that are fixed; a plan carries the others. <value>Default none.</value></summary>
    public IDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Resource types that it can target, narrower than those of the shipped action. <value>Default: the same.</value></summary>
    public IList<string> TargetTypes { get; init; } = [];

    /// <summary>How much it can hurt. <value>Default: as the shipped action; never less.</value></summary>
    public RiskTier? Risk { get; set; }

    /// <summary>Action that undoes it. <value>Default none.</value></summary>
    public string? RollbackActionId { get; set; }

    internal ActionDefinition ToDefinition(ActionDefinition used) => used with
    {
        Id = Id,
        Title = Title,
        TargetTypes = TargetTypes.Count == 0 ? used.TargetTypes : [.. TargetTypes.Select(type => type.ToLowerInvariant())],
        Risk = Risk ?? used.Risk,
        Reversible = RollbackActionId is not null,
        RollbackActionId = RollbackActionId,
        Parameters = used.Parameters.Where(parameter => !Parameters.ContainsKey(parameter.Key)).ToDictionary(),
        Uses = used.Id,
        FixedParameters = new SortedDictionary<string, string>(Parameters, StringComparer.Ordinal),
    };

    internal IEnumerable<string> Validate(ActionCatalogue shipped)
    {
        if (Id.Length is < 3 or > 64 || !Id.Contains('.', StringComparison.Ordinal) || !Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
            yield return $"AIOps:Actions:Added has the id '{Id}'; allowed is 3 to 64 lower-case letters, digits, dots or dashes, with a dot.";
        if (shipped.Find(Id) is not null) yield return $"AIOps:Actions:Added:{Id} is a shipped action; it cannot be redefined.";
        if (string.IsNullOrWhiteSpace(Title)) yield return $"AIOps:Actions:Added:{Id}:Title is ''; say what it does.";
        if (shipped.Find(Uses) is not { } used)
        {
            yield return $"AIOps:Actions:Added:{Id}:Uses is '{Uses}'; allowed is {string.Join(", ", shipped.All.Select(action => action.Id))}.";
            yield break;
        }

        if (Risk < used.Risk) yield return $"AIOps:Actions:Added:{Id}:Risk is '{Risk}'; '{Uses}' is of {used.Risk} risk, allowed is that or more.";
        foreach (var type in TargetTypes.Where(type => !used.TargetTypes.Contains(ResourceTypes.Any) && !used.TargetTypes.Contains(type.ToLowerInvariant())))
            yield return $"AIOps:Actions:Added:{Id}:TargetTypes has '{type}'; '{Uses}' can target {string.Join(", ", used.TargetTypes)}.";
        foreach (var (name, value) in Parameters)
        {
            if (!used.Parameters.ContainsKey(name)) yield return $"AIOps:Actions:Added:{Id}:Parameters has '{name}'; '{Uses}' takes {string.Join(", ", used.Parameters.Keys)}.";
            else if (ActionParameters.Check(name, value) is { } wrong) yield return $"AIOps:Actions:Added:{Id}:Parameters: {wrong}";
        }
    }
}
