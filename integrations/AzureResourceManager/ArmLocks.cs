using System.Text.Json;
using AIOps.Integrations.AzureResourceManager.Actions;
using AIOps.Orchestrations.Ports;
using Azure;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Resource locks are respected, not worked around: whoever set one did not want the resource to be changed.</summary>
internal sealed class ArmLocks(ArmConnection arm) : IResourceLocks
{
    /// <summary>The read-only lock on the resource or above it. A delete lock is none of our business: nothing is deleted.</summary>
    public async Task<ResourceLock> FindAsync(string resourceId, CancellationToken cancellation)
    {
        try
        {
            using var locks = await ArmRest.GetAsync(arm, resourceId + "/providers/Microsoft.Authorization/locks", ArmRest.LocksApiVersion, cancellation);
            if (!locks.RootElement.TryGetProperty("value", out var list) || list.ValueKind != JsonValueKind.Array) return ResourceLock.None;
            foreach (var entry in list.EnumerateArray())
            {
                if (string.Equals(ArmRest.Property(entry, "level"), "ReadOnly", StringComparison.OrdinalIgnoreCase))
                    return new ResourceLock(true, ArmReply.Member(entry, "name"));
            }

            return ResourceLock.None;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return ResourceLock.None;
        }
        catch (RequestFailedException error) when (error.Status == 403)
        {
            // Not every role reads locks. Azure itself still refuses the write; the policy lets a person decide.
            return new ResourceLock(false, null);
        }
    }

    /// <summary>Refuses when a read-only lock holds.</summary>
    /// <exception cref="ActionPreconditionException">One holds.</exception>
    public async Task RefuseLockedAsync(string resourceId, CancellationToken cancellation)
    {
        if (await FindAsync(resourceId, cancellation) is { Name: { } name }) throw new ActionPreconditionException($"The read-only lock '{name}' holds on the target.");
    }
}
