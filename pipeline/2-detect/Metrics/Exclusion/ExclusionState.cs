namespace AIOps.Detect.Metrics.Exclusion;

/// <summary>A window (maintenance, an incident) whose samples are scored but not learnt. What was left out is summed up, so that it can be let in again.</summary>
internal struct ExclusionState
{
    /// <summary>First event time left out, UTC ticks.</summary>
    public long FromTicks;

    /// <summary>First event time that is learnt again, UTC ticks.</summary>
    public long UntilTicks;

    /// <summary>Smallest value left out.</summary>
    public double Low;

    /// <summary>Largest value left out.</summary>
    public double High;

    /// <summary>Samples left out.</summary>
    public int Samples;

    /// <summary>True when a person let the window in again: it is remembered by its start, and empty.</summary>
    public readonly bool IsReadmitted => FromTicks != 0 && UntilTicks <= FromTicks;

    /// <summary>True when a sample of this event time is not learnt.</summary>
    public readonly bool Holds(long ticks) => ticks >= FromTicks && ticks < UntilTicks;

    /// <summary>Sums up a sample that is left out.</summary>
    public void Add(double value)
    {
        (Low, High) = Samples == 0 ? (value, value) : (Math.Min(Low, value), Math.Max(High, value));
        Samples++;
    }
}
