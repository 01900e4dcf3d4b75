using AIOps.Ingest;

namespace AIOps.Orchestrations.Logs;

/// <summary>What is new or different in the logs since an incident began.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="BaselineFrom">Start of the time that is compared with.</param>
/// <param name="Since">When the incident began.</param>
/// <param name="Until">End of what was looked at: now, or the end of the incident.</param>
/// <param name="Change">The last change of its resources before it began; null when there was none.</param>
/// <param name="Items">Differences, the most telling first.</param>
public sealed record IncidentLogs(
    string IncidentId, DateTimeOffset BaselineFrom, DateTimeOffset Since, DateTimeOffset Until, LogChange? Change, IReadOnlyList<LogDifference> Items);

/// <summary>A change that the logs are compared around.</summary>
/// <param name="Id">Id of the change event.</param>
/// <param name="Title">One line for people.</param>
/// <param name="At">When it happened.</param>
public sealed record LogChange(string Id, string Title, DateTimeOffset At);

/// <summary>How a template differs.</summary>
public enum LogDifferenceKind
{
    /// <summary>Never written before.</summary>
    New,

    /// <summary>Written more often.</summary>
    More,

    /// <summary>Written less often.</summary>
    Fewer,

    /// <summary>No longer written.</summary>
    Gone,
}

/// <summary>A template that is new or is written more or less often than before.</summary>
public sealed record LogDifference
{
    /// <summary>Stable id of the template, 16 hex digits.</summary>
    public required string TemplateId { get; init; }

    /// <summary>Azure resource id, lower case.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Log category.</summary>
    public required string Category { get; init; }

    /// <summary>Text of the template, redacted; variable parts are <c>&lt;*&gt;</c>.</summary>
    public required string Template { get; init; }

    /// <summary>The level of most of its lines.</summary>
    public required LogLevel Level { get; init; }

    /// <summary>How it differs.</summary>
    public required LogDifferenceKind Change { get; init; }

    /// <summary>Lines per minute before.</summary>
    public required double Before { get; init; }

    /// <summary>Lines per minute since.</summary>
    public required double After { get; init; }

    /// <summary>Lines before, in the time that is compared with.</summary>
    public required long CountBefore { get; init; }

    /// <summary>Lines since.</summary>
    public required long CountAfter { get; init; }

    /// <summary>First line since the incident began; the last one before when there is none since.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Newest line.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Up to three lines, redacted.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>One line with the numbers, for people.</summary>
    public required string Text { get; init; }
}
