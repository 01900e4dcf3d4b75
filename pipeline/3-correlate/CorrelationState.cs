namespace AIOps.Correlate;

/// <summary>All that a correlation scope remembers; serialisable, bounded by <see cref="CapacityOptions"/>.</summary>
public sealed record CorrelationState
{
    /// <summary>Nothing seen yet.</summary>
    public static CorrelationState Empty { get; } = new();

    /// <summary>Incidents that still take alerts, and those inside their reopen window.</summary>
    public IReadOnlyList<TrackedIncident> Incidents { get; init; } = [];

    /// <summary>When <see cref="ICorrelator.Tick"/> has something to do; null when nothing is pending.</summary>
    public DateTimeOffset? NextTick { get; init; }

    /// <summary>Alerts that belong to no incident yet, each with the reason.</summary>
    public IReadOnlyList<HeldAlert> Held { get; init; } = [];

    /// <summary>Recent starts per fingerprint, least recent first.</summary>
    public IReadOnlyList<SignalMemory> Signals { get; init; } = [];

    /// <summary>Ids of ended anomalies, oldest first: repeats of them are ignored.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];

    /// <summary>Recent changes of the estate, oldest first.</summary>
    public IReadOnlyList<NotedChange> Changes { get; init; } = [];

    /// <summary>Planned work passed in at run time.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>How often alerts come that no incident explains.</summary>
    public Background Background { get; init; } = new();
}

/// <summary>What correlation keeps of an incident.</summary>
public sealed record TrackedIncident
{
    /// <summary>Id of the incident.</summary>
    public required string Id { get; init; }

    /// <summary>Its alerts, the ended ones included; without the anomaly, which the effects carry.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>When the last alert ended; null while one goes on.</summary>
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The scope.</summary>
    public string Scope { get; init; } = "";

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When a phase of one of its alerts last arrived.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>Resources that a new alert must share a cause with, first come first; at most 24.</summary>
    public IReadOnlyList<string> Core { get; init; } = [];

    /// <summary>What is most likely behind it, best first, at most 12; kept where groups must beat chance (<see cref="AdmissionOptions.ChanceIncidentsPerDay"/>).</summary>
    public IReadOnlyList<Suspicion> Suspects { get; init; } = [];

    /// <summary>Number of resources when <see cref="Suspects"/> was last asked; -1 when an operator took the incident apart since.</summary>
    public int SuspectedFrom { get; init; }

    /// <summary>Where each anomaly behind the alerts stands.</summary>
    public IReadOnlyList<Episode> Episodes { get; init; } = [];

    /// <summary>Fingerprints of the alerts that it was opened with.</summary>
    public IReadOnlyList<string> Founders { get; init; } = [];

    /// <summary>What joined because a missed dependency was likelier than a second problem, at most 24; it parts when its alerts do not end with the others.</summary>
    public IReadOnlyList<Guest> Guests { get; init; } = [];

    /// <summary>Number of ended alerts when it was last asked whether the ends tell of two problems.</summary>
    public int EndsWeighed { get; init; }

    /// <summary>True once <see cref="IncidentQuiet"/> was reported for the present silence.</summary>
    public bool QuietReported { get; init; }
}

/// <summary>A resource that may be behind an incident.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Probability">Share of all candidates' likelihood, 0 to 1.</param>
/// <param name="Onset">When it would have broken.</param>
/// <param name="Slow">Probability that trouble travels as waiting rather than as errors, 0 to 1.</param>
/// <param name="Pass">Share of trouble that each call passes on, 0 to 1.</param>
/// <param name="UsedUp">True when it is used up, which neighbours on shared hosts feel.</param>
public sealed record Suspicion(string ResourceId, double Probability, DateTimeOffset Onset, double Slow, double Pass, bool UsedUp);

/// <summary>Alerts that joined an incident together, over a dependency that the topology misses.</summary>
/// <param name="Fingerprints">The alerts.</param>
/// <param name="Root">The resource that would be behind them if they were a problem of their own.</param>
/// <param name="LogOdds">Ln of the odds for "part of the incident" against "a problem of its own" when they joined.</param>
public sealed record Guest(IReadOnlyList<string> Fingerprints, string Root, double LogOdds);

/// <summary>Where an anomaly stands.</summary>
/// <param name="AnomalyId">Id of the anomaly.</param>
/// <param name="Fingerprint">Fingerprint of the alert that it belongs to.</param>
/// <param name="At">Event time of the newest phase.</param>
/// <param name="Ended">True after the clearing phase.</param>
public sealed record Episode(string AnomalyId, string Fingerprint, DateTimeOffset At, bool Ended);

/// <summary>An alert that opened nothing so far.</summary>
/// <param name="Alert">The alert with its anomaly, which an incident that opens later will want.</param>
/// <param name="Reason"><c>company</c> (waits for related alerts), <c>flapping</c>, <c>routine</c>, <c>maintenance: NAME</c> or <c>inhibited: RULE</c>.</param>
/// <param name="Until">When it is looked at again at the latest.</param>
/// <param name="Episodes">Where each anomaly behind it stands.</param>
public sealed record HeldAlert(Alert Alert, string Reason, DateTimeOffset Until, IReadOnlyList<Episode> Episodes)
{
    /// <summary>When its newest start arrived.</summary>
    public DateTimeOffset ArrivedAt { get; init; }
}

/// <summary>When a fingerprint started last.</summary>
/// <param name="Fingerprint">The fingerprint.</param>
/// <param name="Starts">Starts in minutes since 1970, oldest first, at most 12.</param>
public sealed record SignalMemory(string Fingerprint, IReadOnlyList<int> Starts);

/// <summary>A change as correlation remembers it.</summary>
/// <param name="Id">Id of the change.</param>
/// <param name="ResourceId">The changed resource, lower case.</param>
/// <param name="At">When.</param>
/// <param name="Operation">Correlation id of the operation, which may have touched several resources.</param>
/// <param name="Title">One line for people.</param>
public sealed record NotedChange(string Id, string ResourceId, DateTimeOffset At, string? Operation, string Title);
