namespace AIOps.Correlate.Grouping;

/// <summary>Tells alerts about the resource itself from alerts about the calls that it serves or makes, which may fail for somebody else's sake, by the words of the signal.</summary>
internal static class SignalRole
{
    private static readonly string[] Own =
    [
        "cpu", "dtu", "memory", "disk", "storage percent", "restart", "crash", "notready", "not ready", "availab", "down", "heartbeat", "throttl", "oom", "health", "quota", "capacity",
    ];

    /// <summary>True for CPU, memory, disks, restarts, crashes, availability of the resource itself and the like.</summary>
    public static bool IsOwn(string signal) => Own.Any(word => signal.Contains(word, StringComparison.OrdinalIgnoreCase));
}
