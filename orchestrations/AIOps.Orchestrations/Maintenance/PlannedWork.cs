using AIOps.Correlate;

namespace AIOps.Orchestrations.Maintenance;

/// <summary>Planned work that somebody announced over HTTP.</summary>
public sealed record PlannedWork
{
    /// <summary>Id; sorts by announcement.</summary>
    public required string Id { get; init; }

    /// <summary>Name, shown as the reason why alerts are held back.</summary>
    public required string Name { get; init; }

    /// <summary>Resource id in lower case: everything whose id is it or lies under it; <c>/</c> means everything.</summary>
    public required string ResourcePrefix { get; init; }

    /// <summary>Start.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End, also after an early end.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Why, in the words of who announced it.</summary>
    public required string Reason { get; init; }

    /// <summary>Who announced it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was announced.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who ended it before its time; null when nobody did.</summary>
    public string? EndedBy { get; init; }

    /// <summary>As the correlator takes it.</summary>
    public MaintenanceWindow ToWindow() => new(Name, ResourcePrefix, From, To);
}
