using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Forecasting;

/// <summary>Why a limit matters.</summary>
public enum LimitKind
{
    /// <summary>Used up for good when it is reached: a disk, memory, a quota.</summary>
    Exhaustion,

    /// <summary>A share of a capacity that hurts: CPU.</summary>
    Capacity,
}

/// <summary>What a series is forecast against.</summary>
/// <param name="Kind">Why the limit matters.</param>
/// <param name="Limit">The level that must not be reached, in the unit of the metric.</param>
/// <param name="Up">True when the level rises towards it.</param>
/// <param name="Horizon">A warning is due when the lower bound of the time to the limit is nearer than this.</param>
/// <param name="Verb">What happens at the limit: "be full", "run out".</param>
public sealed record ForecastTarget(LimitKind Kind, double Limit, bool Up, TimeSpan Horizon, string Verb)
{
    /// <summary>The least and the most that the metric can be: what is forecast stays inside.</summary>
    public (double Least, double Most) Bounds { get; init; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Horizons by what a person needs to act: growing a disk is quick, ordering quota or renewing a certificate is not.</summary>
    private static readonly (string[] Words, double Hours, string Verb)[] Kinds =
    [
        (["certificate", "cert", "expir"], 14 * 24, "expire"),
        (["quota", "license"], 72, "be used up"),
        (["inode", "disk", "storage", "filesystem", "space", "volume", "capacity"], 8, "be full"),
        (["connection", "session", "worker", "snat", "thread", "handle", "socket"], 3, "be used up"),
        (["memory", "mbytes", "swap", "heap"], 6, "be used up"),
        (["credit"], 6, "be used up"),
    ];

    private static readonly string[] Work = ["cpu", "processor", "dtu", "capacity", "consumption", "utiliz", "load", "memory"];

    /// <summary>The target of a series; null when nothing can be reached.</summary>
    /// <param name="series">The series.</param>
    /// <param name="profile">What the catalogue says of its metric.</param>
    /// <param name="options">Horizons and the share of a capacity.</param>
    public static ForecastTarget? Of(SeriesId series, MetricProfile profile, ForecastOptions options) =>
        Unbounded(series, profile, options) is { } target ? target with { Bounds = (profile.LowerBound, profile.UpperBound) } : null;

    private static ForecastTarget? Unbounded(SeriesId series, MetricProfile profile, ForecastOptions options)
    {
        var name = series.Metric.ToLowerInvariant();
        var limit = profile.ExhaustionLimit ?? (CountsDaysToExpiry(name) ? 0 : null);
        if (limit is { } end)
        {
            var kind = Kinds.FirstOrDefault(kind => kind.Words.Any(word => name.Contains(word, StringComparison.Ordinal)));
            var up = profile.Sense != MetricSense.DownIsBad && !CountsDaysToExpiry(name);
            var verb = kind.Verb ?? "be used up";
            return new ForecastTarget(LimitKind.Exhaustion, end, up, TimeSpan.FromHours((kind.Words is null ? 8 : kind.Hours) * options.HorizonScale), verb == "be full" && !up ? "be used up" : verb);
        }

        var isShare = profile is { Shape: MetricShape.Share, Sense: MetricSense.UpIsBad, UpperBound: 100, Known: true };
        return isShare && IsWork(name)
            ? new ForecastTarget(LimitKind.Capacity, options.CapacityPercent, true, TimeSpan.FromHours(24 * options.HorizonScale), $"pass {options.CapacityPercent:0.#} %")
            : null;
    }

    private static bool CountsDaysToExpiry(string name) =>
        name.Contains("days", StringComparison.Ordinal) && (name.Contains("cert", StringComparison.Ordinal) || name.Contains("expir", StringComparison.Ordinal));

    private static bool IsWork(string name) => Work.Any(word => name.Contains(word, StringComparison.Ordinal));
}
