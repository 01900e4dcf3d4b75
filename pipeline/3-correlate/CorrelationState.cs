namespace AIOps.Correlate;

/// <summary>All that a correlation scope remembers; serialisable, bounded.</summary>
public sealed record CorrelationState
{
    /// <summary>Nothing seen yet.</summary>
    public static CorrelationState Empty { get; } = new();

    /// <summary>Incidents that still take alerts, and those inside their reopen window.</summary>
    public IReadOnlyList<TrackedIncident> Incidents { get; init; } = [];

    /// <summary>When <see cref="ICorrelator.Tick"/> has something to do; null when nothing is pending.</summary>
    public DateTimeOffset? NextTick { get; init; }
}

/// <summary>What correlation keeps of an incident.</summary>
public sealed record TrackedIncident
{
    /// <summary>Id of the incident.</summary>
    public required string Id { get; init; }

    /// <summary>Its alerts, the ended ones included.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>When the last alert ended; null while one goes on.</summary>
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
