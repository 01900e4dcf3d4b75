namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>Mean over seeds with its 95 % interval (Student's t).</summary>
internal sealed record Interval(double Mean, double Low, double High)
{
    public static Interval Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        if (values.Count < 2) return new Interval(mean, mean, mean);
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        var half = Quantile(values.Count - 1) * deviation / Math.Sqrt(values.Count);
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>Two-sided 95 % quantile of Student's t: Cornish-Fisher expansion around the normal one (Abramowitz and Stegun 26.7.5), exact to .01 from 4 degrees of freedom on.</summary>
    private static double Quantile(int freedom)
    {
        const double Z = 1.959964;
        double n = freedom;
        if (freedom == 1) return 12.706;
        if (freedom == 2) return 4.303;
        if (freedom == 3) return 3.182;
        return Z + ((Math.Pow(Z, 3) + Z) / (4 * n)) + (((5 * Math.Pow(Z, 5)) + (16 * Math.Pow(Z, 3)) + (3 * Z)) / (96 * n * n));
    }
}
