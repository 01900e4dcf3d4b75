using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>All that the ranker sees of one problem. Node names are opaque: Azure resource ids in the product, service names in a benchmark.</summary>
/// <param name="Edges">Who depends on whom, as far as it is known.</param>
/// <param name="Series">Measured series with values before and after the onset.</param>
/// <param name="Symptoms">What was noticed first; the excess of the others is compared with theirs.</param>
/// <param name="Prior">Findings from outside the series (forecasts, logs, changes).</param>
public sealed record RankingFrame(
    IReadOnlyList<DependencyEdge> Edges,
    IReadOnlyList<ObservedSeries> Series,
    IReadOnlyList<Symptom> Symptoms,
    IReadOnlyList<Finding> Prior);

/// <summary>A dependency.</summary>
/// <param name="From">The node that depends (the caller, the scale set of an instance).</param>
/// <param name="To">The node that is depended on.</param>
/// <param name="Contains">True when <paramref name="To"/> is a part of <paramref name="From"/> (an instance of a scale set, a disk of a machine).</param>
public readonly record struct DependencyEdge(string From, string To, bool Contains = false);

/// <summary>A node and a series on which the problem was noticed.</summary>
/// <param name="Node">The node.</param>
/// <param name="Metric">Its metric.</param>
/// <param name="Statistic">Statistic of the metric (<c>Average</c>, <c>p90</c> ...); empty when there is only one.</param>
/// <param name="Role">Role of the metric.</param>
/// <param name="Detected">True when a detector has judged the series already, so that the ranker need not.</param>
public sealed record Symptom(string Node, string Metric, string Statistic, MetricRole Role, bool Detected = false);

/// <summary>One series around the onset. Gaps are absent points, so lengths may differ between series.</summary>
public sealed record ObservedSeries
{
    /// <summary>The node.</summary>
    public required string Node { get; init; }

    /// <summary>Metric name.</summary>
    public required string Metric { get; init; }

    /// <summary>Statistic of the metric; empty when there is only one.</summary>
    public string Statistic { get; init; } = "";

    /// <summary>What the metric says about its node.</summary>
    public required MetricMeaning Meaning { get; init; }

    /// <summary>Values known to be normal, in time order; may be empty.</summary>
    public required IReadOnlyList<double> Normal { get; init; }

    /// <summary>Times of <see cref="Normal"/>, one per value; empty where they are not known.</summary>
    public IReadOnlyList<long> NormalTicks { get; init; } = [];

    /// <summary>Values just before the onset, in time order; may be empty.</summary>
    public required IReadOnlyList<TimedValue> Before { get; init; }

    /// <summary>Values since the onset, in time order; may be empty.</summary>
    public required IReadOnlyList<TimedValue> After { get; init; }

    /// <summary>What a detector expected of each value of <see cref="After"/>; empty where none did, or where it raised an alert.</summary>
    public IReadOnlyList<ExpectedRange> Expected { get; init; } = [];

    /// <summary>True when what follows the load has been taken off.</summary>
    public bool Settled { get; init; }

    /// <summary>Key of the series in the product; null in a benchmark.</summary>
    public string? Key { get; init; }
}

/// <summary>A value at a time.</summary>
/// <param name="Ticks">UTC ticks (any monotonic number in a benchmark).</param>
/// <param name="Value">The value.</param>
public readonly record struct TimedValue(long Ticks, double Value);

/// <summary>What a detector that knows the daily rhythm expected.</summary>
/// <param name="Lower">Lower end of the band.</param>
/// <param name="Middle">The expected value.</param>
/// <param name="Upper">Upper end of the band.</param>
public readonly record struct ExpectedRange(double Lower, double Middle, double Upper);
