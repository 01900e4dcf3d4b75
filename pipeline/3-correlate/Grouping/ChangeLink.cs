namespace AIOps.Correlate.Grouping;

/// <summary>A change shortly before that could have caused both the alert and the group: on a possible cause of both, or one operation that touched both.</summary>
internal static class ChangeLink
{
    public static NotedChange? Find(Alert alert, IReadOnlyList<Alert> members, IReadOnlyList<NotedChange> changes, ServiceGraphQuery query, CorrelateOptions options)
    {
        if (changes.Count == 0) return null;
        var first = members[0];
        foreach (var change in changes.Reverse())
        {
            if (!Before(change, alert, options) || !Before(change, first, options)) continue;
            if (!Reaches(change, alert.ResourceId)) continue;
            if (Reaches(change, first.ResourceId)) return change;
            if (change.Operation is { } operation
                && changes.Any(other => other.Operation == operation && Before(other, first, options) && Reaches(other, first.ResourceId))) return change;
        }

        return null;

        bool Reaches(NotedChange change, string resource) =>
            query.PossibleCauses(resource, options.MaxHops).GetValueOrDefault(change.ResourceId) >= 0.5;
    }

    private static bool Before(NotedChange change, Alert alert, CorrelateOptions options) =>
        change.At <= alert.StartsAt + RuleSet.Simultaneous && alert.StartsAt - change.At <= options.ChangeWindow;
}
