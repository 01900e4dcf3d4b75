using AIOps.Detect.Forecasting.Exhaustion;
using AIOps.Ingest;

namespace AIOps.Detect.Forecasting.Tracking;

/// <summary>Takes the new samples of a series: compares what came with what was forecast, looks ahead anew, and says when a warning begins, gets worse, or ends.</summary>
public static class ForecastTracker
{
    /// <summary>While a backlog is read, every fourth half hour is looked ahead from.</summary>
    private const int BacklogStride = 4;

    /// <summary>This much of a backlog is looked ahead from step by step: a round that is late must not overlook what came meanwhile.</summary>
    private static readonly TimeSpan Newest = TimeSpan.FromHours(2);

    /// <summary>Away from the limit for so long, a level that comes back reaches it anew.</summary>
    private static readonly TimeSpan LimitVisit = TimeSpan.FromHours(1);

    /// <summary>Leads that are scored later, in half hours: one hour, six, a day.</summary>
    private static readonly int[] ScoredLeads = [2, 12, 48];

    /// <summary>Advances a series.</summary>
    /// <param name="state">What is remembered; changed.</param>
    /// <param name="series">The series.</param>
    /// <param name="target">What it is forecast against.</param>
    /// <param name="samples">Samples in time order; those at or before the newest one taken are left out.</param>
    /// <param name="options">When a warning is due.</param>
    /// <returns>Phases of warnings, in order.</returns>
    public static IReadOnlyList<Anomaly> Advance(
        ForecastState state, SeriesId series, ForecastTarget target, IReadOnlyList<(DateTimeOffset Time, double Value)> samples, ForecastOptions options)
    {
        List<Anomaly> events = [];
        var isLevel = target.Kind == LimitKind.Exhaustion;
        for (var i = 0; i < samples.Count; i++)
        {
            var (time, value) = samples[i];
            if (time <= state.NewestAt || !double.IsFinite(value))
            {
                continue;
            }

            state.Tally = state.Tally with { Days = state.Tally.Days + (state.NewestAt == default ? 0 : Math.Min(1, (time - state.NewestAt).TotalDays)) };
            state.NewestAt = time;
            Limits(state, target, value, time);
            var halfHour = state.Coarse.Add(time, value, isLevel);
            var fiveMinutes = state.Fine.Add(time, value, true);
            if (halfHour)
            {
                Score(state);
            }

            var isNewest = samples[^1].Time - time < Newest;
            if ((halfHour && (isNewest || state.Coarse.Open % BacklogStride == 0)) || (fiveMinutes && isLevel && isNewest))
            {
                LookAhead(state, series, target, options, halfHour, events);
            }
        }

        return events;
    }

    private static void LookAhead(ForecastState state, SeriesId series, ForecastTarget target, ForecastOptions options, bool halfHour, List<Anomaly> events)
    {
        if (Foresight.Look(state, target) is not { } seen)
        {
            return;
        }

        state.Outlook = seen.Outlook;
        if (halfHour && seen.Outlook.StepSeconds == state.Coarse.Seconds)
        {
            foreach (var lead in ScoredLeads.Where(lead => lead <= seen.Outlook.Points.Count))
            {
                var point = seen.Outlook.Points[lead - 1];
                state.Pending.Add(new PendingPoint(
                    seen.Outlook.MadeAt.AddSeconds(lead * seen.Outlook.StepSeconds), point.Value, point.Lower, point.Upper, seen.Outlook.Current));
            }
        }

        var policy = new ExhaustionPolicy(target.Horizon.TotalHours, options.Confirmations);
        if (WarningStep.Next(state, series, target, policy, seen.Outlook, seen.Hours) is { } phase)
        {
            events.Add(phase);
        }
    }

    /// <summary>Compares what has come with what was forecast for it.</summary>
    private static void Score(ForecastState state)
    {
        var until = state.Coarse.ClosedUntil();
        foreach (var point in state.Pending.Where(point => point.Due <= until))
        {
            var came = state.Coarse.EndedAt(point.Due);
            if (double.IsFinite(came))
            {
                var scale = Math.Max(1e-9, (Math.Abs(came) + Math.Abs(point.Naive)) / 2);
                state.Tally = state.Tally with
                {
                    Scored = state.Tally.Scored + 1,
                    Inside = state.Tally.Inside + (came >= point.Lower && came <= point.Upper ? 1 : 0),
                    Error = state.Tally.Error + (Math.Abs(came - point.Value) / scale),
                    NaiveError = state.Tally.NaiveError + (Math.Abs(came - point.Naive) / scale),
                };
            }
        }

        state.Pending.RemoveAll(point => point.Due <= until);
    }

    /// <summary>Notes that a limit was reached: under a warning it is a hit, else it was missed.</summary>
    private static void Limits(ForecastState state, ForecastTarget target, double value, DateTimeOffset time)
    {
        // Half a percent of the way counts as reached: gauges round.
        var tolerance = 0.005 * Math.Max(Math.Abs(target.Limit), Math.Abs(state.Outlook?.Current - target.Limit ?? 0));
        var isThere = target.Up ? value >= target.Limit - tolerance : value <= target.Limit + tolerance;
        if (!isThere)
        {
            return;
        }

        // A level that plays around its limit reached it once.
        var isNew = time - state.AtLimitAt > LimitVisit;
        state.AtLimitAt = time;
        if (isNew && state.Outlook is not null)
        {
            if (state.Warning.Id is null)
            {
                state.Tally = state.Tally with { Missed = state.Tally.Missed + 1 };
            }
            else if (!state.Warning.Reached)
            {
                state.Tally = state.Tally.WithHit((time - state.Warning.Since).TotalSeconds);
                state.Warning = state.Warning with { Reached = true };
            }
        }
    }
}
