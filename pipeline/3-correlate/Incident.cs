namespace AIOps.Correlate;

/// <summary>Where an incident stands. JSON and query strings use kebab case (<c>awaiting-approval</c>).</summary>
public enum IncidentStatus
{
    /// <summary>Alerts are being collected and diagnosed.</summary>
    Open,

    /// <summary>A plan waits for a person.</summary>
    AwaitingApproval,

    /// <summary>An action runs.</summary>
    Remediating,

    /// <summary>The action is done; the signal is watched.</summary>
    Verifying,

    /// <summary>Over.</summary>
    Resolved,

    /// <summary>Handed to a person: nothing safe to do, denied, or the action did not help.</summary>
    Escalated,
}

/// <summary>One problem: the alerts that belong together.</summary>
public sealed record Incident
{
    /// <summary>Sorts newest first as text; derived from the first alert.</summary>
    public required string Id { get; init; }

    /// <summary>The correlation scope (a subscription by default).</summary>
    public required string Scope { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required IncidentStatus Status { get; init; }

    /// <summary>The worst severity of its alerts, 0 (critical) to 4 (verbose).</summary>
    public required int Severity { get; init; }

    /// <summary>Event time of the first alert.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the incident was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was resolved; null before.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How it ended, one line; null before.</summary>
    public string? Resolution { get; init; }

    /// <summary>Its alerts, each with the reason for being here.</summary>
    public required IReadOnlyList<IncidentAlert> Alerts { get; init; }
}

/// <summary>An alert inside an incident.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Why">Why it was grouped here.</param>
public sealed record IncidentAlert(Alert Alert, GroupReason Why);

/// <summary>Why an alert was put into an incident: stored and shown.</summary>
/// <param name="Rule">The rule that decided: <c>first</c>, <c>topology</c>, <c>same-resource</c>, <c>time</c>, <c>change</c>, <c>text</c>...</param>
/// <param name="Score">Strength of the link, 0 to 1.</param>
/// <param name="Link">The alert or edge that it was linked by, for people (<c>app-shop-web -> vmss-shop-api, 40 s apart</c>).</param>
/// <param name="RuleVersion">Version of the rule set.</param>
public sealed record GroupReason(string Rule, double Score, string Link, string RuleVersion);
