using System.Globalization;
using AIOps.Diagnose;

namespace AIOps.Orchestrations.Drift;

/// <summary>
/// Compares what a series does now with what it did before, by the population stability index over the deciles of before: sum of (now - before) * ln(now / before).
/// Below 0.1 it is the same, above 0.25 it has drifted (Siddiqi, Credit Risk Scorecards, 2006). Values are judged against the band too, because a change that the
/// band has followed needs nobody.
/// </summary>
public static class DriftMeasure
{
    /// <summary>Points that each side must have.</summary>
    public const int MinimumPoints = 60;

    /// <summary>Index above which a series has drifted.</summary>
    public const double Drifted = 0.25;

    /// <summary>Share of points outside the band above which the band does not fit any more.</summary>
    public const double OutsideLimit = 0.1;

    /// <summary>What the newest time must cover: less than nearly a day is compared with other times of day.</summary>
    public static readonly TimeSpan MinimumSpan = TimeSpan.FromHours(20);

    private const double RateLimit = 0.3;
    private const int Bins = 10;

    /// <summary>Measures; null when either side has too few points.</summary>
    /// <param name="before">Points of the reference time, in time order.</param>
    /// <param name="now">Points of the newest time, in time order.</param>
    public static DriftReading? Of(IReadOnlyList<SeriesPoint> before, IReadOnlyList<SeriesPoint> now)
    {
        if (before.Count < MinimumPoints || now.Count < MinimumPoints || Span(before) < MinimumSpan || Span(now) < MinimumSpan)
        {
            return null;
        }

        var reference = before.Select(static point => point.Value).Order().ToArray();
        var recent = now.Select(static point => point.Value).Order().ToArray();
        var rate = (Rate(now) / Rate(before)) - 1;
        var reading = new DriftReading(
            Index(reference, recent), reference[reference.Length / 2], recent[recent.Length / 2], Outside(before), Outside(now), double.IsFinite(rate) ? rate : 0, DriftKind.None, "");
        var kind = Kind(reading, Math.Max(UsualMove(before), (reference[reference.Length * 3 / 4] - reference[reference.Length / 4]) / 2));
        return reading with { Kind = kind, Text = Sentence(kind, reading) };
    }

    /// <summary>How far the medians of the days before lie apart: a move of that size is an ordinary day.</summary>
    private static double UsualMove(IReadOnlyList<SeriesPoint> before)
    {
        var medians = before.GroupBy(point => (int)((before[^1].Time - point.Time).TotalDays)).Where(static day => day.Count() >= MinimumPoints)
            .Select(static day => day.Select(static point => point.Value).Order().ElementAt(day.Count() / 2)).ToList();
        return medians.Count < 2 ? 0 : medians.Max() - medians.Min();
    }

    private static TimeSpan Span(IReadOnlyList<SeriesPoint> points) => points[^1].Time - points[0].Time;

    private static DriftKind Kind(DriftReading reading, double usualMove) => reading switch
    {
        { OutsideNow: > OutsideLimit } when reading.OutsideNow > 2 * reading.OutsideBefore => DriftKind.BandMisses,
        { RateChange: < -RateLimit or > RateLimit } => DriftKind.Rate,
        { Index: > Drifted } when Math.Abs(reading.MedianNow - reading.MedianBefore) > usualMove => DriftKind.Values,
        _ => DriftKind.None,
    };

    private static string Sentence(DriftKind kind, DriftReading reading) => kind switch
    {
        DriftKind.BandMisses => string.Create(CultureInfo.InvariantCulture, $"{reading.OutsideNow:P0} of the values lie outside the expected band, {reading.OutsideBefore:P0} did before."),
        DriftKind.Rate => string.Create(CultureInfo.InvariantCulture, $"Samples come {Math.Abs(reading.RateChange):P0} {(reading.RateChange < 0 ? "less" : "more")} often than before."),
        DriftKind.Values => string.Create(CultureInfo.InvariantCulture, $"The usual value went from {reading.MedianBefore:G4} to {reading.MedianNow:G4}; the band has followed."),
        _ => "",
    };

    private static double Index(double[] reference, double[] recent)
    {
        // Edges that fall together (a series that is mostly one value) make one wider bin.
        var edges = Enumerable.Range(1, Bins - 1).Select(bin => reference[reference.Length * bin / Bins]).Distinct().ToArray();
        var (one, other) = (Shares(reference, edges), Shares(recent, edges));
        return one.Zip(other, static (before, now) => (now - before) * Math.Log(now / before)).Sum();
    }

    private static double[] Shares(double[] sorted, double[] edges)
    {
        var counts = new double[edges.Length + 1];
        foreach (var value in sorted)
        {
            var bin = Array.BinarySearch(edges, value);
            counts[bin >= 0 ? bin : ~bin]++;
        }

        // Half a point in an empty bin keeps the logarithm finite.
        return [.. counts.Select(count => Math.Max(count, 0.5) / sorted.Length)];
    }

    private static double Outside(IReadOnlyList<SeriesPoint> points) => (double)points.Count(static point => point.Value > point.Upper || point.Value < point.Lower) / points.Count;

    private static double Rate(IReadOnlyList<SeriesPoint> points) => (points.Count - 1) / Math.Max(1, (points[^1].Time - points[0].Time).TotalHours);
}

/// <summary>What has changed.</summary>
public enum DriftKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The values moved; the band has followed.</summary>
    Values,

    /// <summary>The band does not fit any more.</summary>
    BandMisses,

    /// <summary>Samples come more or less often.</summary>
    Rate,
}

/// <summary>A comparison.</summary>
/// <param name="Index">Population stability index, 0 and up.</param>
/// <param name="MedianBefore">Median of before.</param>
/// <param name="MedianNow">Median of now.</param>
/// <param name="OutsideBefore">Share of points outside the band before, 0 to 1.</param>
/// <param name="OutsideNow">Share of points outside the band now, 0 to 1.</param>
/// <param name="RateChange">Change of samples per hour, -1 and up.</param>
/// <param name="Kind">What has changed.</param>
/// <param name="Text">One line; empty when nothing has.</param>
public sealed record DriftReading(double Index, double MedianBefore, double MedianNow, double OutsideBefore, double OutsideNow, double RateChange, DriftKind Kind, string Text);
