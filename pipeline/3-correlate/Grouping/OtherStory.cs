using AIOps.Detect;

namespace AIOps.Correlate.Grouping;

/// <summary>
/// Tells a second problem from more of a first one that is still open. Where what began an incident is over, or what starts late was changed just before, a relation on the
/// graph proves nothing: the two only lie on one path.
/// </summary>
internal static class OtherStory
{
    /// <summary>True when an alert that starts outside the onset of a group has a cause of its own.</summary>
    public static bool Is(Alert alert, IReadOnlyList<Alert> members, IReadOnlyList<NotedChange> changes, CorrelateOptions options) =>
        IsOver(alert, members, options) || IsChanged(alert, members, changes, options);

    // A burning objective measures what users felt over hours: it goes on long after its cause.
    private static bool IsOver(Alert alert, IReadOnlyList<Alert> members, CorrelateOptions options)
    {
        var first = members.Min(member => member.StartsAt);
        var began = members.Where(member => member.Source != AnomalySource.Slo && member.StartsAt - first <= options.TimeWindow).ToList();
        return began.Count > 0 && began.TrueForAll(member => member.EndsAt is { } end && end + RuleSet.Simultaneous < alert.StartsAt);
    }

    // What the incident has not shown so far, was changed after it began, and starts now, began with the change.
    private static bool IsChanged(Alert alert, IReadOnlyList<Alert> members, IReadOnlyList<NotedChange> changes, CorrelateOptions options)
    {
        var whole = ArmId.WholeOf(alert.ResourceId);
        var first = members.Min(member => member.StartsAt);
        return members.All(member => ArmId.WholeOf(member.ResourceId) != whole) && changes.Any(change => ArmId.WholeOf(change.ResourceId) == whole
            && change.At > first + options.TimeWindow && change.At <= alert.StartsAt + RuleSet.Simultaneous && alert.StartsAt - change.At <= options.ChangeWindow);
    }
}
