namespace AIOps.Storage;

/// <summary>A conditional write met another state than it asked for. Read again and decide again.</summary>
public sealed class StorageConflictException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StorageConflictException() { }

    /// <summary>Creates the exception with a message that names the row.</summary>
    public StorageConflictException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and the adapter's own exception.</summary>
    public StorageConflictException(string message, Exception inner) : base(message, inner) { }
}
