using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Detect.Metrics.Ordering;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Local.Cli.Playback;

/// <summary>Plays metric samples through monitors, offline: one per series, in event-time order as far as the stream would bring them into it.</summary>
internal sealed class SeriesPlayback(MetricCatalogue catalogue, DetectOptions options, TimeSpan lateness, Action<Anomaly> found)
{
    private readonly Dictionary<SeriesId, (SeriesMonitor Monitor, SampleQueue Queue)> _series = [];

    /// <summary>Series seen.</summary>
    public int Series => _series.Count;

    /// <summary>Samples that were duplicates, or later than a series waits.</summary>
    public int Refused => _series.Values.Sum(static one => one.Queue.Refused) + _unusable;

    private int _unusable;

    /// <summary>Takes a sample.</summary>
    public void Observe(in MetricSample sample)
    {
        if (!_series.TryGetValue(sample.Series, out var series))
        {
            series = (SeriesMonitor.Create(sample.Series, catalogue.Find(sample.Series), options), new SampleQueue());
            _series.Add(sample.Series, series);
        }

        series.Queue.Add(sample, series.Monitor.LastTicks);
        Score(series.Monitor, series.Queue, lateness);
    }

    /// <summary>Scores what still waits: nothing comes any more.</summary>
    public void Finish()
    {
        foreach (var (monitor, queue) in _series.Values)
        {
            Score(monitor, queue, TimeSpan.Zero);
        }
    }

    private void Score(SeriesMonitor monitor, SampleQueue queue, TimeSpan patience)
    {
        while (queue.TryNext(monitor.LastTicks, monitor.StepSeconds, patience, out var next))
        {
            var seen = monitor.Observe(next);
            _unusable += seen.Accepted ? 0 : 1;
            if (seen.Event is { } anomaly)
            {
                found(anomaly);
            }
        }
    }
}
