using System.Security.Cryptography;
using System.Text;
using AIOps.Detect.Metrics.Band;
using AIOps.Ingest;

namespace AIOps.Detect.Metrics.Episodes;

/// <summary>Writes the anomaly of an episode.</summary>
internal static class EpisodeReport
{
    /// <summary>The anomaly as it stands with the sample at <paramref name="ticks"/>.</summary>
    public static Anomaly Of(
        SeriesId series, in EpisodeState episode, AnomalyPhase phase, double value, long ticks, int grainSeconds, in ExpectedBand band, double score, string? unit,
        string learning)
    {
        var since = new DateTimeOffset(episode.SinceTicks, TimeSpan.Zero);
        var lasted = TimeSpan.FromTicks(ticks - episode.SinceTicks) + TimeSpan.FromSeconds(phase == AnomalyPhase.Cleared ? 0 : grainSeconds);
        var anomaly = new Anomaly
        {
            Id = IdOf(series.Key, (AnomalyKind)episode.Kind == AnomalyKind.Missing ? "silence" : "metric", episode.SinceTicks),
            Source = AnomalySource.Metric,
            SeriesKey = series.Key,
            ResourceId = series.ResourceId,
            Metric = series.Metric,
            Dimensions = series.Dimensions,
            Unit = unit,
            Kind = (AnomalyKind)episode.Kind,
            Direction = (AnomalyDirection)episode.Side,
            Phase = phase,
            Since = since,
            At = new DateTimeOffset(ticks, TimeSpan.Zero),
            Observed = value,
            Expected = band.Expected,
            Lower = band.Lower,
            Upper = band.Upper,
            Farthest = (AnomalyDirection)episode.Side == AnomalyDirection.None ? null : episode.Farthest,
            Score = score,
            Severity = episode.SaidSeverity,
            Explanation = "",
        };
        return anomaly with { Explanation = Explanation.Of(anomaly, unit, lasted, learning) };
    }

    /// <summary>32 hex digits from the series, the family (a silence is not an episode of values) and the start: scoring the same data twice gives the same id.</summary>
    public static string IdOf(string seriesKey, string family, long sinceTicks) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{family}\n{seriesKey}\n{sinceTicks}")).AsSpan(0, 16));
}
