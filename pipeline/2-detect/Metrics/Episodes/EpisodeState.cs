namespace AIOps.Detect.Metrics.Episodes;

/// <summary>The open episode of a series, or the breaches that may become one.</summary>
internal struct EpisodeState
{
    /// <summary>One bit per sample, newest lowest: above the band.</summary>
    public uint Above;

    /// <summary>One bit per sample, newest lowest: below the band.</summary>
    public uint Below;

    /// <summary>Event time of the first deviating sample of the open episode or, before one opens, of the present run of breaches.</summary>
    public long SinceTicks;

    /// <summary>Event time of the last event sent.</summary>
    public long SaidTicks;

    /// <summary>Farthest value of the episode.</summary>
    public double Farthest;

    /// <summary>Score of the last event sent.</summary>
    public float SaidScore;

    /// <summary>Severity of the last event sent.</summary>
    public byte SaidSeverity;

    /// <summary>Usual samples in a row within the episode.</summary>
    public byte Usual;

    /// <summary>1 while an episode is open.</summary>
    public byte Open;

    /// <summary>Side of the open episode: an <see cref="AnomalyDirection"/>.</summary>
    public byte Side;

    /// <summary>Shape of the open episode: an <see cref="AnomalyKind"/>.</summary>
    public byte Kind;
}
