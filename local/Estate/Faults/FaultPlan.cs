namespace AIOps.Local.Estate.Faults;

/// <summary>What goes wrong and when, relative to the live start. The same plan and the same actions give the same story.</summary>
/// <param name="Faults">The faults.</param>
public sealed record FaultPlan(IReadOnlyList<Fault> Faults)
{
    /// <summary>The story of the demo: a runaway soon, a disk that fills within an hour, a bad deployment that its team takes back.</summary>
    public static FaultPlan Default { get; } = new(
    [
        new Fault("cpu-runaway", FaultKind.CpuRunaway, ShopResources.Instance(2), TimeSpan.FromMinutes(2)),
        new Fault("disk-fill", FaultKind.DiskFill, ShopResources.Disk0, TimeSpan.FromMinutes(20)),
        new Fault("bad-deployment", FaultKind.BadDeployment, ShopResources.Web, TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(85)),
    ]);

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new([]);
}
