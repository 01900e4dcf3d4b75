namespace AIOps.Correlate.Grouping;

/// <summary>Closeness in time of an alert's start to the starts of a group.</summary>
/// <param name="Gap">Time to the nearest start.</param>
/// <param name="Factor">1 for simultaneous starts, fading with the gap; not below a floor while the group goes on.</param>
internal readonly record struct Nearness(TimeSpan Gap, double Factor)
{
    public static Nearness Of(Alert alert, IReadOnlyList<Alert> members, TimeSpan window)
    {
        var gap = TimeSpan.MaxValue;
        var ongoing = false;
        foreach (var member in members)
        {
            var distance = (alert.StartsAt - member.StartsAt).Duration();
            if (distance < gap) gap = distance;
            ongoing |= member.StartsAt <= alert.StartsAt && (member.EndsAt is null || member.EndsAt >= alert.StartsAt);
        }

        // exp(-gap / (2.5 windows)) is .67 at one window: "a third less".
        var excess = gap > RuleSet.Simultaneous ? gap - RuleSet.Simultaneous : TimeSpan.Zero;
        var factor = Math.Exp(-excess / (2.5 * window));
        return new Nearness(gap, ongoing ? Math.Max(factor, RuleSet.OngoingFloor) : factor);
    }
}
