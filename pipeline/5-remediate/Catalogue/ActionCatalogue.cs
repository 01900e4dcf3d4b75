namespace AIOps.Remediate.Catalogue;

/// <summary>Every action that may ever be planned. An action that is not in it is refused, wherever it comes from.</summary>
public sealed class ActionCatalogue
{
    private readonly Dictionary<string, ActionDefinition> _byId;

    /// <summary>Builds a catalogue from the shipped actions and those that configuration adds.</summary>
    /// <param name="added">Further definitions; an id that exists already is an error (a shipped action cannot be redefined).</param>
    /// <exception cref="ArgumentException">An id is used twice or empty, or a rollback names an action that does not exist.</exception>
    public ActionCatalogue(IEnumerable<ActionDefinition>? added = null)
    {
        _byId = new Dictionary<string, ActionDefinition>(StringComparer.Ordinal);
        foreach (var definition in ShippedActions.All.Concat(added ?? []))
        {
            if (string.IsNullOrWhiteSpace(definition.Id) || !_byId.TryAdd(definition.Id, definition))
                throw new ArgumentException($"The action id '{definition.Id}' is empty or used twice in the catalogue; every action needs its own id.", nameof(added));
        }

        foreach (var definition in _byId.Values)
        {
            if (definition.RollbackActionId is { } rollback && !_byId.ContainsKey(rollback))
                throw new ArgumentException($"The action '{definition.Id}' is undone by '{rollback}', which is not in the catalogue.", nameof(added));
        }
    }

    /// <summary>The shipped actions alone.</summary>
    public static ActionCatalogue Default { get; } = new();

    /// <summary>All definitions, by id.</summary>
    public IReadOnlyCollection<ActionDefinition> All => _byId.Values;

    /// <summary>The definition of an id, or null when the catalogue does not know it.</summary>
    public ActionDefinition? Find(string actionId) => _byId.GetValueOrDefault(actionId);

    /// <summary>Those that configuration added.</summary>
    public IEnumerable<ActionDefinition> Added => _byId.Values.Where(static definition => definition.Uses is not null);

    /// <summary>The action as an actuator does it: an added one becomes the shipped one that it uses, with its fixed parameters.</summary>
    public PlannedAction Resolve(PlannedAction action) => Find(action.ActionId) is { Uses: { } uses } definition
        ? new PlannedAction(
            uses, action.TargetId, new SortedDictionary<string, string>(definition.FixedParameters.Concat(action.Parameters).ToDictionary(), StringComparer.Ordinal))
        : action;

    /// <summary>Checks an action against its definition: known id, target of the right type, exactly the named parameters with sensible values.</summary>
    /// <returns>What is wrong, or null when nothing is.</returns>
    public string? Check(PlannedAction action)
    {
        if (Find(action.ActionId) is not { } definition) return $"The action '{action.ActionId}' is not in the catalogue.";
        var type = ResourceTypes.Of(action.TargetId);
        if (type.Length == 0 || !(definition.TargetTypes.Contains(type) || definition.TargetTypes.Contains(ResourceTypes.Any)))
            return $"'{action.ActionId}' cannot target '{action.TargetId}': its type is '{type}', allowed are {string.Join(", ", definition.TargetTypes)}.";
        foreach (var name in definition.Parameters.Keys)
        {
            if (!action.Parameters.ContainsKey(name)) return $"'{action.ActionId}' needs the parameter '{name}'.";
        }

        foreach (var (name, value) in action.Parameters)
        {
            if (!definition.Parameters.ContainsKey(name)) return $"'{action.ActionId}' takes no parameter '{name}'.";
            if (ActionParameters.Check(name, value) is { } wrong) return $"'{action.ActionId}': {wrong}";
        }

        return null;
    }
}
