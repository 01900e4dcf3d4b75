namespace AIOps.Remediate;

/// <summary>How much an action can hurt.</summary>
public enum RiskTier
{
    /// <summary>Reversible, no interruption that a user would notice.</summary>
    Low,

    /// <summary>A short interruption of one instance, or not reversible but harmless.</summary>
    Medium,

    /// <summary>Interrupts a service, or cannot be undone.</summary>
    High,
}

/// <summary>A kind of action that the product is able to do: an entry of the catalogue.</summary>
public sealed record ActionDefinition
{
    /// <summary>Stable id, for example <c>vmss.restart-instances</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Resource types that it can target, lower case.</summary>
    public required IReadOnlyList<string> TargetTypes { get; init; }

    /// <summary>How much it can hurt.</summary>
    public required RiskTier Risk { get; init; }

    /// <summary>True when it can be undone.</summary>
    public required bool Reversible { get; init; }

    /// <summary>Parameters by name with what each means; a plan must carry exactly these.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Id of the action that undoes it; null when none does.</summary>
    public string? RollbackActionId { get; init; }

    /// <summary>The shipped action that does it, for one that configuration added; null for a shipped one.</summary>
    public string? Uses { get; init; }

    /// <summary>Parameters of <see cref="Uses"/> that no plan can set.</summary>
    public IReadOnlyDictionary<string, string> FixedParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What the dry run makes sure of, for people; an action whose preconditions do not hold is not proposed.</summary>
    public IReadOnlyList<string> Preconditions { get; init; } = [];

    /// <summary>What proves it, for people, beside the signal that raised the incident.</summary>
    public string Proof { get; init; } = "The signal that raised the incident comes back.";
}

/// <summary>One action of a plan, bound to its target.</summary>
/// <param name="ActionId">Id in the catalogue.</param>
/// <param name="TargetId">Azure resource id, lower case.</param>
/// <param name="Parameters">Exactly the parameters of the definition, as invariant text, sorted by name.</param>
public sealed record PlannedAction(string ActionId, string TargetId, IReadOnlyDictionary<string, string> Parameters);
