namespace AIOps.Orchestrations.Ports;

/// <summary>Reads locks that somebody put on a resource so that it is not changed. A host that knows no locks registers none.</summary>
public interface IResourceLocks
{
    /// <summary>The lock that forbids changing the resource, its own or an inherited one.</summary>
    /// <param name="resourceId">Azure resource id.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<ResourceLock> FindAsync(string resourceId, CancellationToken cancellation);
}

/// <summary>What is known of locks on a resource.</summary>
/// <param name="Known">False when locks could not be read: then a person decides.</param>
/// <param name="Name">Name of the lock; null when there is none.</param>
public sealed record ResourceLock(bool Known, string? Name)
{
    /// <summary>No lock.</summary>
    public static ResourceLock None { get; } = new(true, null);
}
