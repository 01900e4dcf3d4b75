namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>
/// When a forecast is worth a warning: the lower bound lies within the horizon of the metric, the limit is likely reached soon after, and it has been so several times in a row.
/// A warning ends when the limit is clearly out of reach again.
/// </summary>
/// <param name="Horizon">Hours within which the lower bound must lie.</param>
/// <param name="Confirmations">Forecasts in a row.</param>
public sealed record ExhaustionPolicy(double Horizon, int Confirmations)
{
    /// <summary>The limit must likely (two cases of three) be reached within this many horizons: else the lower bound alone is a guess.</summary>
    private const double LikelyReach = 1.6;

    /// <summary>Within this share of the horizon there is no time to ask twice.</summary>
    private const double Urgent = 0.3;

    /// <summary>A warning ends when the lower bound is this many times the horizon away.</summary>
    private const double Release = 2;

    /// <summary>The next standing after a forecast.</summary>
    /// <param name="standing">Where the series stood.</param>
    /// <param name="time">The forecast.</param>
    /// <param name="hoursPerStep">Hours of a step.</param>
    public WarningStanding Next(WarningStanding standing, in TimeToLimit time, double hoursPerStep)
    {
        var earliest = time.Earliest * hoursPerStep;
        var median = time.Median * hoursPerStep;
        if (standing.IsOpen)
        {
            var isOut = earliest > Release * Horizon || !(median <= 2 * Release * Horizon);
            var calm = isOut ? standing.Count + 1 : 0;
            return calm >= Confirmations ? default : new WarningStanding(true, calm);
        }

        var near = earliest <= Horizon && time.Likely * hoursPerStep <= LikelyReach * Horizon;
        var count = near ? standing.Count + 1 : 0;
        return count >= (median <= Urgent * Horizon ? 1 : Confirmations) ? new WarningStanding(true, 0) : new WarningStanding(false, count);
    }
}

/// <summary>Where the warning of a series stands.</summary>
/// <param name="IsOpen">A warning is open.</param>
/// <param name="Count">Forecasts in a row that speak for a change.</param>
public readonly record struct WarningStanding(bool IsOpen, int Count);
