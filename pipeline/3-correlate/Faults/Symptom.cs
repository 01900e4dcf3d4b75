using AIOps.Correlate.Grouping;

namespace AIOps.Correlate.Faults;

/// <summary>All that one resource shows of a problem.</summary>
internal sealed class Symptom
{
    /// <summary>The rules of a tool that see one thing do so within this: they look every few minutes.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(3);

    public required string Resource { get; init; }

    /// <summary>The outermost resource that contains it.</summary>
    public required string Whole { get; init; }

    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>Start of the first alert.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The worst severity.</summary>
    public required int Severity { get; init; }

    /// <summary>An alert is about the resource itself (processor, restart, availability ...).</summary>
    public required bool IsOwn { get; init; }

    /// <summary>An alert is about something being used up, which neighbours on a host may feel.</summary>
    public required bool IsUsedUp { get; init; }

    /// <summary>An alert is about the resource not being there.</summary>
    public required bool IsGone { get; init; }

    public required bool IsSlow { get; init; }

    public required bool IsFailing { get; init; }

    /// <summary>One symptom per resource, in order of resource.</summary>
    public static IReadOnlyList<Symptom> Of(IEnumerable<Alert> alerts) =>
        [.. alerts.GroupBy(alert => alert.ResourceId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Make(group.Key, [.. group]))];

    /// <summary>The same, but what a resource showed earlier and what it shows now are two: a stray alert says nothing of when the others began.</summary>
    public static IReadOnlyList<Symptom> Apart(IEnumerable<Alert> alerts) =>
        [.. alerts.GroupBy(alert => alert.ResourceId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => Bursts(group).Select(burst => Make(group.Key, burst)))];

    private static List<List<Alert>> Bursts(IEnumerable<Alert> alerts)
    {
        var bursts = new List<List<Alert>>();
        foreach (var alert in alerts.OrderBy(alert => alert.StartsAt))
        {
            if (bursts.Count > 0 && alert.StartsAt - bursts[^1][^1].StartsAt <= Burst) bursts[^1].Add(alert);
            else bursts.Add([alert]);
        }

        return bursts;
    }

    private static Symptom Make(string resource, IReadOnlyList<Alert> alerts) => new()
    {
        Resource = resource,
        Whole = ArmId.WholeOf(resource),
        Alerts = alerts,
        At = alerts.Min(alert => alert.StartsAt),
        Severity = alerts.Min(alert => alert.Severity),
        IsOwn = alerts.Any(alert => SignalRole.IsOwn(alert.Signal)),
        IsUsedUp = alerts.Any(alert => SignalRole.IsUsedUp(alert.Signal)),
        IsGone = alerts.Any(alert => SignalRole.IsGone(alert.Signal)),
        IsSlow = alerts.Any(alert => SignalRole.IsSlow(alert.Signal)),
        IsFailing = alerts.Any(alert => !SignalRole.IsOwn(alert.Signal) && SignalRole.IsFailing(alert.Signal)),
    };
}
