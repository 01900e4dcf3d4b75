namespace AIOps.Detect.Logs.Detection;

/// <summary>An open anomaly of a template, of a level or of the operations of a stream.</summary>
internal sealed record LogEpisode
{
    public required string Id { get; init; }

    public required AnomalyKind Kind { get; init; }

    public required long SinceTicks { get; init; }

    public required int Severity { get; init; }

    /// <summary>Lines usual in a window when it began.</summary>
    public required double Expected { get; init; }

    /// <summary>Why, in front of the numbers: "New", "Rare", ...</summary>
    public required string Reason { get; init; }

    /// <summary>Last line, or last window, that was out of the ordinary.</summary>
    public long LastTicks { get; set; }

    /// <summary>Last phase sent.</summary>
    public long ToldTicks { get; set; }

    /// <summary>Lines since it began.</summary>
    public double Lines { get; set; }
}
