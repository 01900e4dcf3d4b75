namespace AIOps.Orchestrations.Ports;

/// <summary>A dry run found that an action must not be proposed: the target is gone, already in the wanted state, locked, or not allowed. The message says which, for people.</summary>
public sealed class ActionPreconditionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ActionPreconditionException() { }

    /// <summary>Creates the exception with the reason.</summary>
    public ActionPreconditionException(string message) : base(message) { }

    /// <summary>Creates the exception with the reason and the adapter's own exception.</summary>
    public ActionPreconditionException(string message, Exception inner) : base(message, inner) { }
}
