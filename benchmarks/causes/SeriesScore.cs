namespace AIOps.Benchmarks.Causes;

/// <summary>How loud one series is after the alert, beside its values before.</summary>
internal static class SeriesScore
{
    /// <summary>Median absolute deviations in a standard deviation of the normal distribution.</summary>
    private const double PerDeviation = 1.4826;

    /// <summary>Largest distance from the mean in standard deviations.</summary>
    public static double NSigma(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var mean = before.Average();
        var deviation = Math.Sqrt(before.Average(value => (value - mean) * (value - mean)));
        return after.Max(value => Math.Abs(value - mean)) / (deviation == 0 ? 1 : deviation);
    }

    /// <summary>Largest distance from the median in interquartile ranges (Pham et al. 2024, RobustScorer).</summary>
    public static double Baro(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var sorted = before.Order().ToList();
        var range = At(sorted, 0.75) - At(sorted, 0.25);
        var median = At(sorted, 0.5);
        return after.Max(value => Math.Abs(value - median)) / (range == 0 ? 1 : range);
    }

    /// <summary>Distance of the medians in robust standard deviations.</summary>
    public static double RobustZ(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var median = At([.. before.Order()], 0.5);
        var deviation = PerDeviation * At([.. before.Select(value => Math.Abs(value - median)).Order()], 0.5);
        return Math.Abs(At([.. after.Order()], 0.5) - median) / (deviation == 0 ? 1 : deviation);
    }

    private static double At(List<double> sorted, double q) => sorted[(int)Math.Round(q * (sorted.Count - 1))];
}
