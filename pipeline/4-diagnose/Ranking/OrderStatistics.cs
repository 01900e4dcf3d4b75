namespace AIOps.Diagnose.Ranking;

/// <summary>Medians: the only location and scale estimates of the ranker, because half of the values may be wrong without moving them.</summary>
internal static class OrderStatistics
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>Linear interpolation between order statistics (type 7); NaN for no values.</summary>
    public static double Quantile(IEnumerable<double> values, double q)
    {
        var all = values.ToArray();
        if (all.Length == 0) return double.NaN;
        var at = q * (all.Length - 1);
        var low = (int)Math.Floor(at);
        var value = Smallest(all, low);
        if (low == at || low + 1 == all.Length) return value;
        var next = all.AsSpan(low + 1).ToArray().Min();
        return value + ((at - low) * (next - value));
    }

    /// <summary>The value at one place of the order; afterwards no value before the place is larger, and none behind it smaller (Hoare's selection: a sort would be most of the ranker's time).</summary>
    private static double Smallest(double[] values, int place)
    {
        var (left, right) = (0, values.Length - 1);
        while (left < right)
        {
            var pivot = values[left + ((right - left) / 2)];
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (place <= j) right = j;
            else if (place >= i) left = i;
            else break;
        }

        return values[place];
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
