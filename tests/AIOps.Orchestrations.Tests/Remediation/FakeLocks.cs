using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Tests.Remediation;

/// <summary>Locks as a test sets them.</summary>
internal sealed class FakeLocks : IResourceLocks
{
    public ResourceLock Found { get; set; } = ResourceLock.None;

    public Task<ResourceLock> FindAsync(string resourceId, CancellationToken cancellation) => Task.FromResult(Found);
}
