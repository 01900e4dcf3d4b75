namespace AIOps.Local.Estate.Faults;

/// <summary>What can go wrong in the estate.</summary>
public enum FaultKind
{
    /// <summary>A process of a scale-set instance runs away; a restart or reimage of the instance ends it.</summary>
    CpuRunaway,

    /// <summary>A data disk fills; growing it gives room again.</summary>
    DiskFill,

    /// <summary>A deployment brings errors; swapping the slot back or another deployment ends it, a restart does not.</summary>
    BadDeployment,
}

/// <summary>A fault of the plan.</summary>
/// <param name="Id">Id, unique in the plan.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="ResourceId">The resource that is to blame, lower case.</param>
/// <param name="StartsAfter">When, from the live start.</param>
/// <param name="EndsAfter">When it ends by itself, from the live start; null = only an action ends it.</param>
public sealed record Fault(string Id, FaultKind Kind, string ResourceId, TimeSpan StartsAfter, TimeSpan? EndsAfter = null);

/// <summary>How a fault of the plan stands.</summary>
/// <param name="Id">Id in the plan.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="ResourceId">The resource that is to blame, lower case.</param>
/// <param name="StartsAt">When it starts or started.</param>
/// <param name="ClearedAt">When it ended; null while it has not.</param>
/// <param name="Active">True while it hurts.</param>
public sealed record FaultStatus(string Id, FaultKind Kind, string ResourceId, DateTimeOffset StartsAt, DateTimeOffset? ClearedAt, bool Active);
