namespace AIOps.Ingest;

/// <summary>What kind of change happened to a resource.</summary>
public enum ChangeKind
{
    /// <summary>A configuration write.</summary>
    Write,

    /// <summary>A deployment of code or infrastructure.</summary>
    Deployment,

    /// <summary>A restart, start, stop, redeploy or similar action.</summary>
    Action,

    /// <summary>A change of capacity, by a person or by autoscale.</summary>
    Scale,

    /// <summary>A deletion.</summary>
    Delete,

    /// <summary>A health statement of the platform (service health, resource health).</summary>
    PlatformHealth,
}

/// <summary>A change in the estate, from the activity log or from a deployment webhook: a suspect for the diagnosis.</summary>
public sealed record ChangeEvent
{
    /// <summary>Derived from content: the records of one operation share it.</summary>
    public required string Id { get; init; }

    /// <summary>Azure resource id, lower case.</summary>
    public required string ResourceId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What kind of change.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Operation name in lower case, for example <c>microsoft.web/sites/deployments/write</c>.</summary>
    public required string Operation { get; init; }

    /// <summary><c>started</c>, <c>accepted</c>, <c>succeeded</c>, <c>failed</c> or the service's own word, lower case.</summary>
    public required string Status { get; init; }

    /// <summary>Who did it, as far as the record says.</summary>
    public string? Caller { get; init; }

    /// <summary>Correlation id shared by the records of one operation.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>True when the record's own time could not be read and the time of arrival stands in for it.</summary>
    public bool TimeIsEnqueued { get; init; }
}
