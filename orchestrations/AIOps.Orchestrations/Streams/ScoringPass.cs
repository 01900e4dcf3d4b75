using AIOps.Detect;
using AIOps.Diagnose;
using AIOps.Ingest;
using AIOps.Orchestrations.Series;

namespace AIOps.Orchestrations.Streams;

/// <summary>Scores what of a series has its turn, in memory: events, and the chunks whose points changed.</summary>
internal sealed class ScoringPass(SeriesEntry entry, LearningWindows windows)
{
    public List<Anomaly> Events { get; } = [];

    public List<PointChunk> Touched { get; } = [];

    /// <summary>Start of the newest quarter that began in this pass: what is kept no longer is looked for then. Null when none did, or it is the first one of the series.</summary>
    public DateTimeOffset? Began { get; private set; }

    /// <summary>Scores every sample whose turn it is.</summary>
    /// <param name="lateness">How long a missing sample is waited for; zero lets go on what waits.</param>
    /// <exception cref="ScoringFailedException">The state is not usable.</exception>
    public void Run(TimeSpan lateness)
    {
        while (entry.Queue.TryNext(entry.Monitor.LastTicks, entry.Monitor.StepSeconds, lateness, out var sample))
        {
            windows.Apply(entry.Monitor, sample.Time);
            var seen = Observe(sample);
            if (seen.Accepted)
            {
                ChunkOf(sample.Time).Add(new SeriesPoint(sample.Time, seen.Value, seen.Expected, seen.Lower, seen.Upper, seen.Score));
            }

            if (seen.Event is { } anomaly)
            {
                Events.Add(anomaly);
            }
        }
    }

    private Observation Observe(in MetricSample sample)
    {
        try
        {
            return entry.Monitor.Observe(sample);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or ArithmeticException or InvalidOperationException)
        {
            throw new ScoringFailedException($"{entry.Id.Metric} of {entry.Id.ResourceId} could not be scored at {sample.Time:O}.", error);
        }
    }

    private PointChunk ChunkOf(DateTimeOffset time)
    {
        var start = PointChunk.StartOf(time);
        if (entry.Chunk?.Start != start)
        {
            Began = entry.Chunk is null ? null : start;
            entry.Chunk = new PointChunk(start);
        }

        if (Touched.Count == 0 || Touched[^1] != entry.Chunk)
        {
            Touched.Add(entry.Chunk);
        }

        return entry.Chunk;
    }
}
