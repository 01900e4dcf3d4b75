namespace AIOps.Orchestrations.DeadLetters;

/// <summary>A piece of telemetry that could not become a signal, kept with its bytes until it is replayed or expires.</summary>
public sealed record DeadLetter
{
    /// <summary>Derived from time and content; sorts newest first.</summary>
    public required string Id { get; init; }

    /// <summary>When it was put aside.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Kind of the reject.</summary>
    public required string Kind { get; init; }

    /// <summary>Why, naming the field and the fix.</summary>
    public required string Reason { get; init; }

    /// <summary>Offset in the body that it came in.</summary>
    public required int Offset { get; init; }

    /// <summary>Where the body came from (<c>http</c>, <c>eventhub:2:4711</c>).</summary>
    public required string Source { get; init; }

    /// <summary>The first 200 characters, for lists.</summary>
    public required string Preview { get; init; }

    /// <summary>Size in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>When it was last replayed; null before.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }
}
