namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>Quantiles of weighted values.</summary>
internal static class WeightedQuantile
{
    /// <summary>The value under which a share of the weight lies.</summary>
    /// <param name="sorted">Values in ascending order with their weights.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(List<(double Value, double Weight)> sorted, double share)
    {
        var total = 0.0;
        foreach (var (_, weight) in sorted)
        {
            total += weight;
        }

        var sum = 0.0;
        foreach (var (value, weight) in sorted)
        {
            sum += weight;
            if (sum >= share * total)
            {
                return value;
            }
        }

        return sorted[^1].Value;
    }
}
