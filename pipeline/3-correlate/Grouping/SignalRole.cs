using System.Collections.Concurrent;

namespace AIOps.Correlate.Grouping;

/// <summary>Tells alerts about the resource itself from alerts about the calls that it serves or makes, which may fail for somebody else's sake, by the words of the signal.</summary>
internal static class SignalRole
{
    private static readonly string[] UsedUp =
    [
        "cpu", "processor", "dtu", "memory", "disk", "storage percent", "throttl", "oom", "quota", "capacity", "saturat",
    ];

    private static readonly string[] Crashed = ["restart", "crash"];
    private static readonly string[] Gone = ["notready", "not ready", "availab", "down", "heartbeat", "health"];

    private static readonly string[] Slow = ["latency", "response time", "responsetime", "duration", "slow", "elapsed", "totaltime", "connecttime"];
    private static readonly string[] Failing = ["5xx", "4xx", "error", "fail", "exception", "timeout", "dropped", "refused"];

    /// <summary>The same few signals come again and again, and every look reads several word lists.</summary>
    private static readonly ConcurrentDictionary<string, Roles> Known = new(StringComparer.Ordinal);

    private const int MostKnown = 4096;

    [Flags]
    private enum Roles
    {
        None = 0,
        UsedUp = 1,
        Gone = 2,
        Slow = 4,
        Failing = 8,
        Crashed = 16,
    }

    /// <summary>True for CPU, memory, disks, restarts, crashes, availability of the resource itself and the like.</summary>
    public static bool IsOwn(string signal) => (Of(signal) & (Roles.UsedUp | Roles.Crashed | Roles.Gone)) != 0;

    /// <summary>True for CPU, memory, disks and other things that can be used up.</summary>
    public static bool IsUsedUp(string signal) => (Of(signal) & Roles.UsedUp) != 0;

    /// <summary>True for what does not answer any more, for whatever reason: not ready, not available, no heartbeat.</summary>
    public static bool IsGone(string signal) => (Of(signal) & Roles.Gone) != 0;

    /// <summary>True for the time that answers take.</summary>
    public static bool IsSlow(string signal) => (Of(signal) & Roles.Slow) != 0;

    /// <summary>True for answers that fail.</summary>
    public static bool IsFailing(string signal) => (Of(signal) & Roles.Failing) != 0;

    private static Roles Of(string signal)
    {
        if (Known.TryGetValue(signal, out var roles)) return roles;
        roles = (Has(signal, UsedUp) ? Roles.UsedUp : 0) | (Has(signal, Crashed) ? Roles.Crashed : 0) | (Has(signal, Gone) ? Roles.Gone : 0)
            | (Has(signal, Slow) ? Roles.Slow : 0) | (Has(signal, Failing) ? Roles.Failing : 0);
        if (Known.Count < MostKnown) Known[signal] = roles;
        return roles;
    }

    private static bool Has(string signal, string[] words) => Array.Exists(words, word => signal.Contains(word, StringComparison.OrdinalIgnoreCase));
}
