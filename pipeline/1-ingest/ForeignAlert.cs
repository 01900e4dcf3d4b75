namespace AIOps.Ingest;

/// <summary>An alert raised by another system.</summary>
public sealed record ForeignAlert
{
    /// <summary>The system that raised it, for example <c>azure-monitor</c> or <c>alertmanager</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The id by which the source matches "resolved" to "fired".</summary>
    public required string ExternalId { get; init; }

    /// <summary>True while the condition holds, false when the source says that it is over.</summary>
    public required bool Firing { get; init; }

    /// <summary>0 (critical) to 4 (verbose), as in Azure Monitor.</summary>
    public required int Severity { get; init; }

    /// <summary>Resources named by the alert, lower case; may be empty.</summary>
    public required IReadOnlyList<string> ResourceIds { get; init; }

    /// <summary>Name of the rule.</summary>
    public required string Title { get; init; }

    /// <summary>When it fired or resolved.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The metric of the rule, when it has one.</summary>
    public string? Metric { get; init; }

    /// <summary>Description and labels, capped; hostile input like all telemetry.</summary>
    public string? Description { get; init; }

    /// <summary>True when the alert's own time could not be read and the time of arrival stands in for it.</summary>
    public bool TimeIsEnqueued { get; init; }
}
