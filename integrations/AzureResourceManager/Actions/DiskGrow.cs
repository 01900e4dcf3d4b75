using System.Globalization;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>PATCH .../disks/{d} with the wanted size. The file system inside the guest has to follow (most images do so by themselves).</summary>
internal sealed class DiskGrow : IArmAction
{
    public string ActionId => ActionIds.DiskGrow;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var disk = await arm.Reader.GetManagedDiskResource(new ResourceIdentifier(action.TargetId)).GetAsync(cancellation);
        var now = disk.Value.Data.DiskSizeGB;
        var wanted = Wanted(action);
        if (now >= wanted) throw new ActionPreconditionException($"The disk has {now} GiB already; it can grow but never shrink to {wanted} GiB.");
        return [new PlanChange("size (GB)", now?.ToString(CultureInfo.InvariantCulture) ?? "unknown", wanted.ToString(CultureInfo.InvariantCulture))];
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var disk = arm.Writer.GetManagedDiskResource(new ResourceIdentifier(action.TargetId));
        return ArmReply.Accepted((await disk.UpdateAsync(WaitUntil.Started, new ManagedDiskPatch { DiskSizeGB = Wanted(action) }, cancellation)).GetRawResponse(), arm.Settings);
    }

    private static int Wanted(PlannedAction action) => int.Parse(action.Parameters[ActionParameters.SizeGb], CultureInfo.InvariantCulture);
}
