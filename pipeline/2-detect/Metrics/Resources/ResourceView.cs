using AIOps.Ingest;

namespace AIOps.Detect.Metrics.Resources;

/// <summary>
/// The series of one resource seen together: which metric, dimension or instance carries a deviation, and one anomaly per cause instead of one per metric.
/// Series whose episodes begin close together share a cause; the first is its lead. Small and rebuilt from the stream: it needs no storage.
/// </summary>
public sealed class ResourceView
{
    private readonly TimeSpan _together;
    private readonly TimeSpan _fresh;
    private readonly Dictionary<string, (SeriesId Series, double Deviation, long Ticks)> _series = [];
    private readonly List<Cause> _causes = [];

    /// <summary>A view of one resource.</summary>
    /// <param name="together">Episodes that begin within this time of a cause's lead belong to it. Default 10 minutes.</param>
    /// <param name="fresh">A series that has not reported for so long no longer counts. Default 15 minutes.</param>
    public ResourceView(TimeSpan? together = null, TimeSpan? fresh = null) =>
        (_together, _fresh) = (together ?? TimeSpan.FromMinutes(10), fresh ?? TimeSpan.FromMinutes(15));

    /// <summary>Takes in what a monitor said of a sample.</summary>
    public void Observe(SeriesId series, in Observation observation, long ticks)
    {
        if (!observation.Accepted)
        {
            return;
        }

        var side = observation.Value >= observation.Expected ? observation.Upper - observation.Expected : observation.Expected - observation.Lower;
        var half = Math.Max(side, 1e-9 * Math.Max(1, Math.Abs(observation.Expected)));
        _series[series.Key] = (series, Math.Clamp((observation.Value - observation.Expected) / half, -100, 100), ticks);
    }

    /// <summary>How the resource stands, with the contribution of each series: what is missing of the joint deviation without it (leave one out).</summary>
    public ResourceStanding StandingAt(long ticks)
    {
        var fresh = _series.Values.Where(item => ticks - item.Ticks <= _fresh.Ticks).ToList();
        var total = fresh.Sum(item => Square(item.Deviation));
        var joint = Math.Sqrt(total);
        if (joint == 0)
        {
            return new ResourceStanding(0, []);
        }

        return new ResourceStanding(
            joint,
            [
                .. fresh.Where(item => Square(item.Deviation) > 0)
                    .Select(item => new SeriesDeviation(item.Series, item.Deviation, 1 - (Math.Sqrt(Math.Max(0, total - Square(item.Deviation))) / joint)))
                    .OrderByDescending(item => item.Share)
                    .ThenBy(item => item.Series.Key, StringComparer.Ordinal),
            ]);
    }

    /// <summary>Puts the event of one series under its cause.</summary>
    public CauseDecision Fold(Anomaly anomaly)
    {
        var cause = _causes.Find(known => known.Open.ContainsKey(anomaly.Id))
            ?? (anomaly.Phase == AnomalyPhase.Opened ? _causes.Find(known => (anomaly.Since - known.Lead.Since).Duration() <= _together) : null);
        if (cause is null)
        {
            cause = new Cause(anomaly);
            _causes.Add(cause);
        }

        var raise = cause.Take(anomaly);
        if (cause.Open.Count == 0)
        {
            _causes.Remove(cause);
        }

        return new CauseDecision(cause.Lead.Id, raise, [.. cause.Members]);
    }

    private static double Square(double deviation)
    {
        var beyond = Math.Max(0, Math.Abs(deviation) - 1);
        return beyond * beyond;
    }
}
