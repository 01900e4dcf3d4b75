namespace AIOps.Local.Estate.Arm;

/// <summary>Trouble that waits for the next fitting write; each happens once.</summary>
public sealed class ArmTroubles
{
    private readonly Lock _gate = new();
    private readonly List<ArmInjection> _due = [];
    private readonly Dictionary<string, string> _locks = [];

    /// <summary>Adds trouble.</summary>
    public void Add(ArmInjection injection)
    {
        lock (_gate) _due.Add(injection);
    }

    /// <summary>Puts a resource lock on a resource.</summary>
    /// <param name="resourceId">Resource id, lower case.</param>
    /// <param name="level"><c>ReadOnly</c> or <c>CanNotDelete</c>.</param>
    public void Lock(string resourceId, string level)
    {
        lock (_gate) _locks[resourceId] = level;
    }

    internal string? LockOf(string resourceId)
    {
        lock (_gate) return _locks.GetValueOrDefault(resourceId);
    }

    internal ArmInjection? Take(string path)
    {
        lock (_gate)
        {
            var index = _due.FindIndex(i => path.Contains(i.PathContains, StringComparison.OrdinalIgnoreCase));
            if (index < 0) return null;
            var injection = _due[index];
            _due.RemoveAt(index);
            return injection;
        }
    }
}

/// <summary>An answer that refuses a write.</summary>
internal sealed record ArmRefusal(int Status, string Code, string Message, int? RetryAfterSeconds = null)
{
    public static ArmRefusal? Of(ArmInjection? injection) => injection?.Trouble switch
    {
        ArmTrouble.Throttle => new(429, "OperationNotAllowed", "The server rejected the request because too many requests have been received for this subscription.", 1),
        ArmTrouble.Conflict => new(409, "OperationNotAllowed", "Another operation on this resource is in progress.", 1),
        ArmTrouble.Locked => new(409, "ScopeLocked", "The scope cannot perform the write operation because it is locked."),
        ArmTrouble.Busy => new(423, "Locked", "The resource is being updated.", 1),
        ArmTrouble.Forbidden => new(403, "AuthorizationFailed", "The client does not have authorization to perform the action."),
        _ => null,
    };
}
