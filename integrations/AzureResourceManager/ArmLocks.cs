using System.Text.Json;
using AIOps.Integrations.AzureResourceManager.Actions;
using AIOps.Orchestrations.Ports;
using Azure;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Resource locks are respected, not worked around: whoever set one did not want the resource to be changed.</summary>
internal static class ArmLocks
{
    /// <summary>Refuses when a read-only lock holds on the resource or above it. A delete lock is none of our business: nothing is deleted.</summary>
    /// <exception cref="ActionPreconditionException">A read-only lock holds.</exception>
    public static async Task RefuseLockedAsync(ArmConnection arm, string resourceId, CancellationToken cancellation)
    {
        try
        {
            using var locks = await ArmRest.GetAsync(arm, resourceId + "/providers/Microsoft.Authorization/locks", ArmRest.LocksApiVersion, cancellation);
            if (!locks.RootElement.TryGetProperty("value", out var list) || list.ValueKind != JsonValueKind.Array) return;
            foreach (var entry in list.EnumerateArray())
            {
                if (string.Equals(ArmRest.Property(entry, "level"), "ReadOnly", StringComparison.OrdinalIgnoreCase))
                    throw new ActionPreconditionException($"The read-only lock '{ArmReply.Member(entry, "name")}' holds on the target.");
            }
        }
        catch (RequestFailedException error) when (error.Status is 403 or 404)
        {
            // The right to read locks is rare; Azure itself still refuses the write.
        }
    }
}
