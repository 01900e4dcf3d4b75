namespace AIOps.Local.Estate.Arm;

/// <summary>How the fake Azure Resource Manager misbehaves on a write.</summary>
public enum ArmTrouble
{
    /// <summary>429 with Retry-After; nothing is started.</summary>
    Throttle,

    /// <summary>409: another operation runs; nothing is started.</summary>
    Conflict,

    /// <summary>409 ScopeLocked: a resource lock; nothing is started.</summary>
    Locked,

    /// <summary>423 Locked; nothing is started.</summary>
    Busy,

    /// <summary>403: no right; nothing is started.</summary>
    Forbidden,

    /// <summary>500 after the call was taken.</summary>
    ServerError,

    /// <summary>Accepted, and the operation fails in the end.</summary>
    FailLater,

    /// <summary>Accepted, and the operation takes ten times as long.</summary>
    Slow,

    /// <summary>Taken, but the connection breaks before the answer.</summary>
    LoseReply,

    /// <summary>The connection breaks before the call is taken.</summary>
    LoseRequest,

    /// <summary>Accepted, and followed by the Location header only.</summary>
    LocationOnly,
}

/// <summary>Trouble that is due once.</summary>
/// <param name="Trouble">What happens.</param>
/// <param name="PathContains">Part of the path that it waits for, compared without case; empty = the next write.</param>
/// <param name="Code">Error code, where the trouble has one.</param>
public sealed record ArmInjection(ArmTrouble Trouble, string PathContains = "", string Code = "OverconstrainedAllocationRequest");
