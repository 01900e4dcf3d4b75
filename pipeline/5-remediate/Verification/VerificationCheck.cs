using System.Globalization;
using AIOps.Detect;
using AIOps.Diagnose;

namespace AIOps.Remediate.Verification;

/// <summary>Says from the samples after an action whether it helped. Pure.</summary>
public static class VerificationCheck
{
    /// <summary>Checks.</summary>
    /// <param name="rule">What has to come back.</param>
    /// <param name="points">Points of the rule's series in time order; those of grains that began before the end of the action are ignored.</param>
    /// <param name="actionEndedAt">End of the action.</param>
    /// <param name="now">The time of the host.</param>
    public static VerificationResult Check(VerificationRule rule, IReadOnlyList<SeriesPoint> points, DateTimeOffset actionEndedAt, DateTimeOffset now)
    {
        var row = 0;
        SeriesPoint? last = null;
        foreach (var point in points)
        {
            // A grain that began before the end still holds values from before.
            if (point.Time < actionEndedAt || point.Time > actionEndedAt + rule.Within) continue;
            last = point;
            row = IsGood(rule, point) ? row + 1 : 0;
            if (row >= rule.GoodSamples) return new(VerificationState.Passed, Passed(rule, point, row, actionEndedAt), row, point.Time);
        }

        var over = now > actionEndedAt + rule.Within;
        return new(over ? VerificationState.Failed : VerificationState.Waiting, NotYet(rule, last, row, over), row, null);
    }

    private static bool IsGood(VerificationRule rule, SeriesPoint point)
    {
        if (!double.IsFinite(point.Value)) return false;
        if (point.Value > (rule.Ceiling ?? double.PositiveInfinity) || point.Value < (rule.Floor ?? double.NegativeInfinity)) return false;
        if (!rule.UseBand) return true;
        return rule.Direction switch
        {
            AnomalyDirection.Up => !(point.Value > point.Upper),
            AnomalyDirection.Down => !(point.Value < point.Lower),
            _ => !(point.Value > point.Upper) && !(point.Value < point.Lower),
        };
    }

    private static string Passed(VerificationRule rule, SeriesPoint point, int row, DateTimeOffset end) =>
        $"{rule.Metric} is back: {Number(point.Value)} after {Number((point.Time - end).TotalMinutes)} min, {row} good samples in a row.";

    private static string NotYet(VerificationRule rule, SeriesPoint? last, int row, bool over)
    {
        var seen = last is { } point ? $"{rule.Metric} is {Number(point.Value)} (expected {Number(point.Lower)} to {Number(point.Upper)})" : $"no sample of {rule.Metric} has come since";
        return over
            ? $"Not proved within {Number(rule.Within.TotalMinutes)} min: {seen}."
            : $"Waiting: {seen}; {row} of {rule.GoodSamples} good samples in a row.";
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.##", CultureInfo.InvariantCulture) : "unknown";
}
