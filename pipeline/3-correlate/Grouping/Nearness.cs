namespace AIOps.Correlate.Grouping;

/// <summary>Closeness in time of an alert's start to the onset of a group, which is the median of its starts: a slow chain of joiners cannot drag it along.</summary>
/// <param name="Gap">Time to the onset.</param>
/// <param name="Factor">1 for starts inside half a window, fading to a half at a window, then what is left because the group goes on.</param>
/// <param name="IsLate">True when the start lies outside the window.</param>
internal readonly record struct Nearness(TimeSpan Gap, double Factor, bool IsLate)
{
    public static Nearness Of(Alert alert, IReadOnlyList<Alert> members, TimeSpan window)
    {
        var gap = (alert.StartsAt - Onset(members)).Duration();
        var relative = gap / window;
        var factor = relative <= 0.5 ? 1 : relative <= 1 ? 1.5 - relative : 0;
        var ongoing = 0;
        foreach (var member in members)
        {
            if (member.EndsAt is null || member.EndsAt >= alert.StartsAt) ongoing++;
        }

        // Ends get lost, so one alert without an end does not keep a group going: half of them do.
        var floor = RuleSet.OngoingFloor * Math.Min(1, 2.0 * ongoing / members.Count);
        return new Nearness(gap, Math.Max(factor, floor), relative > 1);
    }

    private static DateTimeOffset Onset(IReadOnlyList<Alert> members)
    {
        if (members.Count == 1) return members[0].StartsAt;
        var starts = new DateTimeOffset[members.Count];
        for (var i = 0; i < starts.Length; i++) starts[i] = members[i].StartsAt;
        Array.Sort(starts);
        return starts[(starts.Length - 1) / 2];
    }
}
