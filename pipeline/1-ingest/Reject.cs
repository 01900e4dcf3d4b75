namespace AIOps.Ingest;

/// <summary>Why a piece of a body is not a signal. Counted by kind.</summary>
public enum RejectKind
{
    /// <summary>Not JSON, or cut off.</summary>
    Malformed,

    /// <summary>JSON of no known shape.</summary>
    UnknownShape,

    /// <summary>A member that the shape needs is missing.</summary>
    MissingField,

    /// <summary>A member is present but cannot be read as what it should be.</summary>
    InvalidField,

    /// <summary>Time outside the accepted range (far in the future or older than the allowed lateness).</summary>
    TimeOutOfRange,

    /// <summary>Larger than a limit.</summary>
    TooLarge,
}

/// <summary>A piece of a body that could not become a signal, with its raw bytes: it goes to the dead letters.</summary>
public readonly ref struct Reject
{
    /// <summary>The kind, for counting.</summary>
    public required RejectKind Kind { get; init; }

    /// <summary>One sentence that names the field and the fix.</summary>
    public required string Reason { get; init; }

    /// <summary>Offset of the first byte of <see cref="Raw"/> in the body.</summary>
    public required int Offset { get; init; }

    /// <summary>The bytes as they came, valid only inside the sink's call.</summary>
    public required ReadOnlySpan<byte> Raw { get; init; }
}
