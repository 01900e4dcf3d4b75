using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Recent starts of each fingerprint: enough to see that an alert flaps, or comes at the same time every day.</summary>
internal static class FlapMemory
{
    private const int MaxStarts = 12;

    /// <summary>Starts this close to the same time of day are the same routine.</summary>
    private const int RoutineMinutes = 20;

    private const int DayMinutes = 24 * 60;

    public static void Record(Ledger ledger, string fingerprint, DateTimeOffset since)
    {
        var known = ledger.State.Signals.FirstOrDefault(item => item.Fingerprint == fingerprint);
        IReadOnlyList<int> starts = known is null ? [Minute(since)] : [.. known.Starts.TakeLast(MaxStarts - 1), Minute(since)];
        ledger.State = ledger.State with { Signals = [.. ledger.State.Signals.Where(item => item != known), new SignalMemory(fingerprint, starts)] };
    }

    /// <summary><c>flapping</c>, <c>routine</c> or null. The newest start is the one in question.</summary>
    public static string? Verdict(Ledger ledger, string fingerprint)
    {
        if (ledger.State.Signals.FirstOrDefault(item => item.Fingerprint == fingerprint)?.Starts is not { } starts) return null;
        var options = ledger.Options.Flapping;
        var newest = starts[^1];
        if (starts.Count(start => start <= newest && newest - start < options.Window.TotalMinutes) >= options.Opens) return "flapping";
        if (options.RoutineDays == 0) return null;
        var days = starts.Where(start => newest - start > DayMinutes / 2 && SameTimeOfDay(newest, start)).Select(start => (newest - start + RoutineMinutes) / DayMinutes);
        return days.Distinct().Count() >= options.RoutineDays ? "routine" : null;
    }

    private static bool SameTimeOfDay(int a, int b)
    {
        var apart = Math.Abs(a - b) % DayMinutes;
        return Math.Min(apart, DayMinutes - apart) <= RoutineMinutes;
    }

    private static int Minute(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 60);
}
