namespace AIOps.Orchestrations.Ports;

/// <summary>A channel did not take a message. The text is for people and holds no secret.</summary>
public sealed class NotDeliveredException : Exception
{
    /// <summary>Creates the exception.</summary>
    public NotDeliveredException() { }

    /// <summary>Creates the exception with the reason.</summary>
    public NotDeliveredException(string message) : base(message) { }

    /// <summary>Creates the exception with the reason and the adapter's own exception.</summary>
    public NotDeliveredException(string message, Exception inner) : base(message, inner) { }

    /// <summary>True when trying again cannot help: wrong key, unknown room, refused content.</summary>
    public bool IsPermanent { get; init; }

    /// <summary>When the other side wants to be asked again; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
