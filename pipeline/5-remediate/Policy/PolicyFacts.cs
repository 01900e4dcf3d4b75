namespace AIOps.Remediate.Policy;

/// <summary>What is true in the world when the policy is asked. Read anew before every step; unknown facts count against running alone.</summary>
public sealed record PolicyFacts
{
    /// <summary>The time of the host.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Tags of the target and of what it belongs to (its scale set, its VM); the target's own win.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>False when the target is not in the known topology: then its tags are not known either.</summary>
    public bool TargetKnown { get; init; } = true;

    /// <summary>The switch that people throw while the product runs; either it or the option stops everything.</summary>
    public bool KillSwitch { get; init; }

    /// <summary>The incident that holds the target now; null when none or this one does.</summary>
    public string? LeaseHeldBy { get; init; }

    /// <summary>When the last action on this target ended; null when there was none.</summary>
    public DateTimeOffset? LastActionAt { get; init; }

    /// <summary>Actions that ran alone in the last hour, over the whole estate.</summary>
    public int ActionsLastHour { get; init; }

    /// <summary>Error budget of the service in percent left; null when it has no objective.</summary>
    public double? ErrorBudgetPercent { get; init; }

    /// <summary>False when nobody could say how much error budget is left: then a person decides.</summary>
    public bool ErrorBudgetKnown { get; init; } = true;

    /// <summary>False when locks and tags could not be read from the target itself: then a person decides.</summary>
    public bool TargetStateKnown { get; init; } = true;

    /// <summary>Name of an Azure resource lock on the target; null when there is none.</summary>
    public string? ResourceLock { get; init; }
}
