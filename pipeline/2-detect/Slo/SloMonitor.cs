namespace AIOps.Detect.Slo;

/// <summary>Watches one objective minute by minute. Pure: the same minutes give the same alerts, whenever they are looked at.</summary>
public static class SloMonitor
{
    /// <summary>Minutes of history that an evaluation needs before the first minute it looks at.</summary>
    public const int Reach = 360;

    /// <summary>Where every rule stands at a minute.</summary>
    public static IReadOnlyList<BurnReading> Read(SloObjective objective, SloOptions options, SloHistory history, long minute) =>
        [.. options.Rules.Select(rule => Read(rule, objective, options, history, minute))];

    /// <summary>Looks at the minutes after <see cref="SloState.EvaluatedTo"/> up to <paramref name="until"/>.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="options">Rules and the minimum-data rule.</param>
    /// <param name="history">Its minutes, from <see cref="Reach"/> before the first one to look at.</param>
    /// <param name="state">Where it was.</param>
    /// <param name="until">The last minute that is complete.</param>
    public static (SloState State, IReadOnlyList<SloTransition> Transitions) Advance(
        SloObjective objective, SloOptions options, SloHistory history, SloState state, long until)
    {
        List<SloTransition> transitions = [];
        var firing = new Dictionary<string, long>(state.Firing);
        for (var minute = state.EvaluatedTo + 1; minute <= until; minute++)
        {
            foreach (var reading in Read(objective, options, history, minute))
            {
                var since = firing.TryGetValue(reading.Rule.Name, out var began) ? began : (long?)null;
                if (since is null && reading.Fires)
                {
                    firing[reading.Rule.Name] = minute;
                    transitions.Add(new SloTransition(minute, minute, true, reading));
                }
                else if (since is { } start && IsOver(reading))
                {
                    firing.Remove(reading.Rule.Name);
                    transitions.Add(new SloTransition(minute, start, false, reading));
                }
            }
        }

        return (new SloState(Math.Max(state.EvaluatedTo, until), firing), transitions);
    }

    private static BurnReading Read(BurnRule rule, SloObjective objective, SloOptions options, SloHistory history, long minute)
    {
        var longer = history.BurnAt(minute, rule.LongMinutes, objective.Allowance);
        var shorter = history.BurnAt(minute, rule.ShortMinutes, objective.Allowance);
        var enough = longer.DataShare >= options.MinimumDataShare && shorter.DataShare >= options.MinimumDataShare && longer.Events >= options.MinimumEvents;
        return new BurnReading(rule, longer, shorter, enough);
    }

    /// <summary>Silence is no recovery: an alert whose data stopped stays until the short window has data again, or the long one has none left.</summary>
    private static bool IsOver(BurnReading reading) =>
        reading.Long.DataShare == 0 || (reading.Short.DataShare > 0 && !reading.BurnsTooFast);
}
