namespace AIOps.Orchestrations.Local.Replay;

/// <summary>The instance cannot take a step: its code does not give its history again, or is not there. It is parked until somebody looks at it.</summary>
public sealed class NotReplayableException : Exception
{
    /// <summary>Creates the exception.</summary>
    public NotReplayableException() { }

    /// <summary>Creates the exception with the reason.</summary>
    public NotReplayableException(string message) : base(message) { }

    /// <summary>Creates the exception with the reason and its cause.</summary>
    public NotReplayableException(string message, Exception inner) : base(message, inner) { }
}
