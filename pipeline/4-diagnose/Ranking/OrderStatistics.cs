namespace AIOps.Diagnose.Ranking;

/// <summary>Medians: the only location and scale estimates of the ranker, because half of the values may be wrong without moving them.</summary>
internal static class OrderStatistics
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>Linear interpolation between order statistics (type 7); NaN for no values.</summary>
    public static double Quantile(IEnumerable<double> values, double q)
    {
        var sorted = values.ToArray();
        if (sorted.Length == 0) return double.NaN;
        Array.Sort(sorted);
        var at = q * (sorted.Length - 1);
        var low = (int)Math.Floor(at);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }

    /// <summary>The value that a quarter of the values do not exceed, without interpolation (the smallest of fewer than five).</summary>
    public static double LowerQuartile(IEnumerable<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[(sorted.Length - 1) / 4];
    }

    /// <summary>Median absolute deviation, unscaled.</summary>
    public static double Mad(IReadOnlyList<double> values, double centre) => Median(values.Select(value => Math.Abs(value - centre)));
}
