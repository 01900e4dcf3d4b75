using AIOps.Ingest;

namespace AIOps.Orchestrations.Stats;

/// <summary>Lag per route of this host: each route has its own usual delay, and one that grows says which route is in trouble.</summary>
internal sealed class SourceLags
{
    /// <summary>Share that one signal leaves of the mean: the newest hundred or so count.</summary>
    private const double Kept = 63.0 / 64;
    private readonly Lock _writing = new();
    private readonly SortedDictionary<SignalSource, SourceLagSnapshot> _sources = [];

    /// <summary>Takes in what a body brought.</summary>
    public void Add(IReadOnlyList<LagSpan> spans)
    {
        lock (_writing)
        {
            foreach (var span in spans)
            {
                var mean = span.Mean.TotalSeconds;
                var known = _sources.GetValueOrDefault(span.Source) ?? new SourceLagSnapshot(span.Source, 0, 0, mean, span.Max.TotalSeconds);
                _sources[span.Source] = new SourceLagSnapshot(
                    span.Source,
                    known.Signals + span.Signals,
                    span.Last.TotalSeconds,
                    mean + (Math.Pow(Kept, span.Signals) * (known.MeanSeconds - mean)),
                    Math.Max(known.MaxSeconds, span.Max.TotalSeconds));
            }
        }
    }

    /// <summary>How the sources stand.</summary>
    public IReadOnlyList<SourceLagSnapshot> Read()
    {
        lock (_writing)
        {
            return [.. _sources.Values];
        }
    }
}

/// <summary>From event time to arrival by one route, since the start of this host. Signals whose own time could not be read are left out.</summary>
/// <param name="Source">The route.</param>
/// <param name="Signals">Signals measured.</param>
/// <param name="LastSeconds">Lag of the newest one.</param>
/// <param name="MeanSeconds">Mean of the newest; an older signal counts 1/64 less than the next.</param>
/// <param name="MaxSeconds">Largest.</param>
public sealed record SourceLagSnapshot(SignalSource Source, long Signals, double LastSeconds, double MeanSeconds, double MaxSeconds);
