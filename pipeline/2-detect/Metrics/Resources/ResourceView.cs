using AIOps.Ingest;

namespace AIOps.Detect.Metrics.Resources;

/// <summary>How a resource stands over all of its series.</summary>
/// <param name="Joint">Root of the sum of squared deviations beyond the bands, in half heights; 0 when every series is inside.</param>
/// <param name="Contributions">Deviating series, largest share first.</param>
public sealed record ResourceStanding(double Joint, IReadOnlyList<Contribution> Contributions);

/// <summary>The newest point of a series against its band.</summary>
/// <param name="Series">The series.</param>
/// <param name="Value">The value.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Lower">Lower end of the band.</param>
/// <param name="Upper">Upper end of the band.</param>
public readonly record struct SeriesPosition(SeriesId Series, double Value, double Expected, double Lower, double Upper);

/// <summary>The series of one resource seen together: which metric, dimension or instance carries a deviation.</summary>
public static class ResourceView
{
    private const double Farthest = 100;

    /// <summary>How the resource stands, with the contribution of each series: what is missing of the joint deviation without it (leave one out).</summary>
    public static ResourceStanding Of(IEnumerable<SeriesPosition> positions)
    {
        var deviations = positions.Select(position => (position.Series, Deviation: DeviationOf(position))).ToList();
        var total = deviations.Sum(one => Square(one.Deviation));
        var joint = Math.Sqrt(total);
        return new ResourceStanding(
            joint,
            [
                .. deviations.Where(one => Square(one.Deviation) > 0)
                    .Select(one => new Contribution(
                        one.Series.Key, one.Series.Metric, one.Series.Dimensions, one.Deviation, 1 - (Math.Sqrt(Math.Max(0, total - Square(one.Deviation))) / joint)))
                    .OrderByDescending(one => one.Share)
                    .ThenBy(one => one.SeriesKey, StringComparer.Ordinal),
            ]);
    }

    // A value at its bound of nature (0 % and 100 %) has no room on one side, so the half height has a floor.
    private static double DeviationOf(in SeriesPosition position)
    {
        var side = position.Value >= position.Expected ? position.Upper - position.Expected : position.Expected - position.Lower;
        var half = Math.Max(side, 1e-9 * Math.Max(1, Math.Abs(position.Expected)));
        return Math.Clamp((position.Value - position.Expected) / half, -Farthest, Farthest);
    }

    private static double Square(double deviation)
    {
        var beyond = Math.Max(0, Math.Abs(deviation) - 1);
        return beyond * beyond;
    }
}
