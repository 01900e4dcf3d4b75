using System.Collections.Concurrent;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Stats;

/// <summary>Counts of this host since its start, and the lag of the newest signals.</summary>
public sealed class StreamStatistics
{
    /// <summary>Lags kept: enough for a steady 95th percentile, small enough to sort for every request.</summary>
    private const int LagsKept = 1024;
    private readonly ConcurrentDictionary<string, long> _rejects = new(StringComparer.Ordinal);
    private readonly double[] _lags = new double[LagsKept];
    private readonly SourceLags _bySource = new();
    private long _signals;
    private long _late;
    private long _duplicates;
    private long _lagCount;

    /// <summary>Signals taken since the start.</summary>
    public long Signals => Interlocked.Read(ref _signals);

    /// <summary>Rejected pieces by kind since the start.</summary>
    public IReadOnlyDictionary<string, long> Rejects => _rejects;

    /// <summary>Counts a body.</summary>
    /// <param name="signals">Signals in it.</param>
    /// <param name="newest">Event time of its newest signal; null when it had none.</param>
    /// <param name="arrivedAt">When it arrived.</param>
    public void CountBody(int signals, DateTimeOffset? newest, DateTimeOffset arrivedAt)
    {
        Interlocked.Add(ref _signals, signals);
        if (newest is { } time)
        {
            _lags[(Interlocked.Increment(ref _lagCount) - 1) % LagsKept] = (arrivedAt - time).TotalSeconds;
        }
    }

    /// <summary>Samples that came at or before the last scored one of their series: second deliveries, and those later than a series waits.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Changes, alerts and log records that came a second time.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    /// <summary>Lag of each source that has brought signals since the start, in the order of <see cref="SignalSource"/>.</summary>
    public IReadOnlyList<SourceLagSnapshot> LagBySource => _bySource.Read();

    /// <summary>Counts how late the signals of a body were.</summary>
    public void CountLags(IReadOnlyList<LagSpan> spans) => _bySource.Add(spans);

    /// <summary>Counts samples that were let go.</summary>
    public void CountLate(int samples) => Interlocked.Add(ref _late, samples);

    /// <summary>Counts second deliveries.</summary>
    public void CountDuplicates(int signals) => Interlocked.Add(ref _duplicates, signals);

    /// <summary>Counts a rejected piece.</summary>
    public void CountReject(string kind) => _rejects.AddOrUpdate(kind, 1, static (_, count) => count + 1);

    /// <summary>Lag of the newest bodies in seconds at a percentile (0 to 1); null before the first.</summary>
    public double? Lag(double percentile)
    {
        var count = (int)Math.Min(Interlocked.Read(ref _lagCount), LagsKept);
        if (count == 0)
        {
            return null;
        }

        var sorted = _lags.AsSpan(0, count).ToArray();
        Array.Sort(sorted);
        return sorted[(int)Math.Ceiling(percentile * count) - 1 is var index and >= 0 ? index : 0];
    }
}
