namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>When a limit is reached, in steps from now.</summary>
/// <param name="Earliest">Lower end of the 80 % interval; infinite when beyond what was looked at.</param>
/// <param name="Median">As likely before as after; infinite when beyond.</param>
/// <param name="Latest">Upper end of the 80 % interval; infinite when beyond.</param>
/// <param name="IsNovel">True when the series grows as it never did in what is remembered: only its last hours speak for what comes.</param>
public readonly record struct TimeToLimit(double Earliest, double Median, double Latest, bool IsNovel)
{
    /// <summary>The limit is reached by then in two cases of three; infinite when beyond.</summary>
    public double Likely { get; init; } = double.PositiveInfinity;

    /// <summary>Not within what was looked at.</summary>
    public static TimeToLimit Never { get; } = new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, false);
}
