namespace AIOps.Ingest;

/// <summary>Counts of one decoder since it was made: lag per source, rejects per kind. Not thread-safe; read it between bodies.</summary>
public sealed class IngestStatistics
{
    private readonly SourceLag[] sources = new SourceLag[Enum.GetValues<SignalSource>().Length];
    private readonly long[] rejects = new long[Enum.GetValues<RejectKind>().Length];

    /// <summary>Signals and lag of one source.</summary>
    public SourceLag Of(SignalSource source) => sources[(int)source];

    /// <summary>Number of rejects of one kind.</summary>
    public long Of(RejectKind kind) => rejects[(int)kind];

    internal void CountSignal(SignalSource source, long lagTicks) => sources[(int)source].Add(lagTicks);

    internal void CountReject(RejectKind kind) => rejects[(int)kind]++;
}

/// <summary>Arrival time minus event time of the signals of one source. Signals whose time was stood in for are left out.</summary>
public struct SourceLag
{
    private long mean;

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
    }
}
