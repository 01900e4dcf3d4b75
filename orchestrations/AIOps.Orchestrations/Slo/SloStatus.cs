using AIOps.Detect.Slo;

namespace AIOps.Orchestrations.Slo;

/// <summary>How an objective stands.</summary>
public enum SloHealth
{
    /// <summary>Within its budget, and the budget lasts.</summary>
    Ok,

    /// <summary>The slow rule alerts.</summary>
    SlowBurn,

    /// <summary>The fast rule alerts.</summary>
    FastBurn,

    /// <summary>The budget of the window is used up.</summary>
    Exhausted,

    /// <summary>Nothing came for an hour.</summary>
    NoData,
}

/// <summary>An objective as <c>GET /api/slo</c> shows it.</summary>
public sealed record SloStatus
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it promises.</summary>
    public required string Description { get; init; }

    /// <summary>How it counts.</summary>
    public required SloKind Kind { get; init; }

    /// <summary>The resource that is counted, lower case.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Promised share of good events.</summary>
    public required double Target { get; init; }

    /// <summary>Days of the budget.</summary>
    public required int WindowDays { get; init; }

    /// <summary>How it stands.</summary>
    public required SloHealth Health { get; init; }

    /// <summary>What it counts, in words.</summary>
    public required string Indicator { get; init; }

    /// <summary>The budget over the window.</summary>
    public required ErrorBudget Budget { get; init; }

    /// <summary>Both rules at the last complete minute; empty without data.</summary>
    public required IReadOnlyList<RuleStatus> Rules { get; init; }

    /// <summary>The last complete minute; null without data.</summary>
    public required DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>When the budget is gone if it burns on as over the last six hours; null when it lasts the window or is gone.</summary>
    public required DateTimeOffset? ExhaustedAt { get; init; }
}

/// <summary>A rule of an objective.</summary>
/// <param name="Name"><c>fast-burn</c> or <c>slow-burn</c>.</param>
/// <param name="Factor">Burn rate that alerts.</param>
/// <param name="Long">The long window.</param>
/// <param name="Short">The short window.</param>
/// <param name="Enough">There is enough data to say so.</param>
/// <param name="FiringSince">Since when it alerts; null when it does not.</param>
/// <param name="SeriesKey">Series of the short window's burn rate, for <c>GET /api/series</c>.</param>
public sealed record RuleStatus(string Name, double Factor, Burn Long, Burn Short, bool Enough, DateTimeOffset? FiringSince, string SeriesKey);

/// <summary>One day of a budget.</summary>
/// <param name="Day">Start of the day (UTC).</param>
/// <param name="Events">All events.</param>
/// <param name="Bad">Bad ones.</param>
/// <param name="Remaining">Share of the window's budget that was left at its end.</param>
public sealed record BudgetDay(DateTimeOffset Day, double Events, double Bad, double Remaining);
