namespace AIOps.Ingest;

/// <summary>Counts of one decoder since it was made: lag per source, rejects per kind. Not thread-safe; read it between bodies.</summary>
public sealed class IngestStatistics
{
    private readonly SourceLag[] sources = new SourceLag[Enum.GetValues<SignalSource>().Length];
    private readonly long[] rejects = new long[Enum.GetValues<RejectKind>().Length];

    /// <summary>Signals and lag of one source.</summary>
    public SourceLag Of(SignalSource source) => sources[(int)source];

    /// <summary>What each source brought since the last call; sources that brought nothing are left out.</summary>
    public IReadOnlyList<LagSpan> TakeLags()
    {
        List<LagSpan> taken = [];
        for (var source = 0; source < sources.Length; source++)
        {
            if (sources[source].TakeSpan((SignalSource)source) is { } span) taken.Add(span);
        }

        return taken;
    }

    /// <summary>Number of rejects of one kind.</summary>
    public long Of(RejectKind kind) => rejects[(int)kind];

    internal void CountSignal(SignalSource source, long lagTicks) => sources[(int)source].Add(lagTicks);

    internal void CountReject(RejectKind kind) => rejects[(int)kind]++;
}

/// <summary>Arrival time minus event time of the signals of one source. Signals whose time was stood in for are left out.</summary>
public struct SourceLag
{
    private long mean;
    private long spanCount;
    private long spanMax;
    private double spanSum;

    /// <summary>Number of signals.</summary>
    public long Count { get; private set; }

    /// <summary>Lag of the latest signal.</summary>
    public TimeSpan Last { get; private set; }

    /// <summary>Largest lag seen.</summary>
    public TimeSpan Max { get; private set; }

    /// <summary>Exponentially weighted mean lag; a signal weighs 1/64.</summary>
    public readonly TimeSpan Mean => new(mean);

    internal void Add(long ticks)
    {
        Last = new(ticks);
        if (Count == 0)
        {
            Max = Last;
            mean = ticks;
        }

        if (ticks > Max.Ticks) Max = Last;
        mean += (ticks - mean) >> 6;
        Count++;
        spanMax = spanCount == 0 ? ticks : Math.Max(spanMax, ticks);
        spanSum += ticks;
        spanCount++;
    }

    internal LagSpan? TakeSpan(SignalSource source)
    {
        if (spanCount == 0) return null;
        var span = new LagSpan(source, spanCount, Last, new((long)(spanSum / spanCount)), new(spanMax));
        (spanCount, spanSum) = (0, 0);
        return span;
    }
}

/// <summary>Lag of the signals of one source over a span of bodies.</summary>
/// <param name="Source">The route.</param>
/// <param name="Signals">Signals whose own time could be read; above 0.</param>
/// <param name="Last">Lag of the latest one.</param>
/// <param name="Mean">Mean lag.</param>
/// <param name="Max">Largest lag.</param>
public sealed record LagSpan(SignalSource Source, long Signals, TimeSpan Last, TimeSpan Mean, TimeSpan Max);
