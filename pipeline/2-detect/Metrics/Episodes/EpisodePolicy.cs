using AIOps.Detect.Conditions;
using AIOps.Detect.Metrics.Band;

namespace AIOps.Detect.Metrics.Episodes;

/// <summary>Says of one sample on which side it breaches, and how bad it looks. Pure; the state machine is <see cref="EpisodeTracker"/>.</summary>
internal static class EpisodePolicy
{
    // "Nearly at its limit": the last tenth.
    private const double LimitShare = 0.1;

    /// <summary>The side on which a value deviates enough to matter.</summary>
    public static AnomalyDirection SideOf(double value, in ExpectedBand band, AlertCondition condition, double scale)
    {
        var side = value > band.Upper ? AlertSides.Up : value < band.Lower ? AlertSides.Down : AlertSides.None;
        var distance = Math.Abs(value - band.Expected);
        var matters = distance >= condition.MinimumAbsolute * scale && distance >= condition.MinimumRelative * scale * Math.Abs(band.Expected);
        if ((condition.Sides & side) != 0 && matters)
        {
            return side == AlertSides.Up ? AnomalyDirection.Up : AnomalyDirection.Down;
        }

        return IsAtLimit(value, band, condition) ? (condition.BadSide == AlertSides.Up ? AnomalyDirection.Up : AnomalyDirection.Down) : AnomalyDirection.None;
    }

    /// <summary>True when little is left until the resource is used up, and that is not usual.</summary>
    public static bool IsAtLimit(double value, in ExpectedBand band, AlertCondition condition)
    {
        if (condition.ExhaustionLimit is not { } limit || Math.Abs(limit - value) > Near(limit, band, condition))
        {
            return false;
        }

        var towards = Math.Sign(limit - band.Expected) * (value - band.Expected);
        return towards > band.TightMargin + (band.Width / 2);
    }

    /// <summary>0 in the middle of what is expected, 0.5 at the edge of the band, towards 1 with each height of the band beyond it.</summary>
    public static double Score(double value, in ExpectedBand band)
    {
        var edge = value >= band.Expected ? band.Upper : band.Lower;
        var inside = Math.Abs(edge - band.Expected);
        var distance = Math.Abs(value - band.Expected);
        return distance <= inside
            ? (inside > 0 ? 0.5 * distance / inside : 0)
            : 1 - (0.5 * Math.Exp(-(distance - inside) / band.Width));
    }

    /// <summary>0 (critical) to 4 (verbose): by how far it is outside, on which side, and how well the series is known.</summary>
    public static int Severity(double value, double score, in ExpectedBand band, AlertCondition condition, AnomalyDirection side, bool learning)
    {
        var bad = condition.BadSide == (side == AnomalyDirection.Up ? AlertSides.Up : AlertSides.Down);
        var severity = (bad, score) switch
        {
            (true, _) when IsUsedUp(value, band, condition) => 0,
            (true, _) when IsAtLimit(value, band, condition) => 1,
            (true, >= 0.9) => 1,
            (true, >= 0.65) => 2,
            (false, >= 0.95) => 2,
            _ => 3,
        };
        return learning ? Math.Max(severity, 3) : severity;
    }

    /// <summary>The shape at the moment of opening: near a bound, reached in one step, or slowly.</summary>
    public static AnomalyKind KindOf(double value, double usual, in ExpectedBand band, AlertCondition condition)
    {
        if (IsAtLimit(value, band, condition))
        {
            return AnomalyKind.Limit;
        }

        // A step that covers less than half of the way from the expected value was preceded by a slow approach.
        var jumped = Math.Abs(value - usual) >= 0.5 * Math.Abs(value - band.Expected);
        return !jumped ? AnomalyKind.Drift : value > band.Expected ? AnomalyKind.Spike : AnomalyKind.Dip;
    }

    /// <summary>True when an open episode has something new to tell: worse, near its limit, there to stay, or not told for long.</summary>
    public static bool NeedsUpdate(
        ref EpisodeState episode, int severity, double value, in ExpectedBand band, long ticks, AlertCondition condition, DetectOptions options)
    {
        var kind = (AnomalyKind)episode.Kind;
        if (kind != AnomalyKind.Limit && IsAtLimit(value, band, condition))
        {
            episode.Kind = (byte)AnomalyKind.Limit;
            return true;
        }

        if (severity < episode.SaidSeverity)
        {
            return true;
        }

        if (ticks - episode.SaidTicks < options.UpdateInterval.Ticks)
        {
            return false;
        }

        if (kind is AnomalyKind.Spike or AnomalyKind.Dip)
        {
            episode.Kind = (byte)AnomalyKind.LevelShift;
        }

        return true;
    }

    private static bool IsUsedUp(double value, in ExpectedBand band, AlertCondition condition) =>
        condition.ExhaustionLimit is { } limit && Math.Abs(limit - value) <= 0.1 * Near(limit, band, condition);

    // A share of the whole range where the metric has one, else of what is usually left.
    private static double Near(double limit, in ExpectedBand band, AlertCondition condition) =>
        LimitShare * (condition is { NaturalLower: { } bottom, NaturalUpper: { } top } ? top - bottom : Math.Abs(limit - band.Expected));
}
