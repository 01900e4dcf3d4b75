using AIOps.Detect.Slo;

namespace AIOps.Detect.Tests.Slo;

/// <summary>Generated series with an outage of known size: alerts fire and clear at the minute that arithmetic says.</summary>
[Trait("Category", "Slo")]
public sealed class BurnAlertTests
{
    private const long Start = 29_000_000;
    private static readonly SloObjective Objective = new() { Name = "shop", Target = 0.999, ResourceId = "/x", Total = "Requests", Bad = "Http5xx" };
    private static readonly SloOptions Options = new();

    [Fact]
    public void A_total_outage_fires_in_its_first_minute_and_clears_when_five_minutes_are_clean()
    {
        // One bad minute in 60: 1/60 / 0.001 = 16.7 times over the hour, 200 over five minutes: fast fires at once. Slow: 1/360 = 2.8 after one, 5.6 after two, 8.3 after three.
        // Bad from 600 to 609: the last bad minute leaves the 5 minutes at 614, the 30 minutes at 639.
        var events = Run(Minutes(1200, (600, 610, 1.0)));
        Assert.Equal([(600L, "fast-burn", true), (602L, "slow-burn", true), (614L, "fast-burn", false), (639L, "slow-burn", false)], events);
    }

    [Fact]
    public void Two_percent_bad_fires_when_the_hour_holds_enough_of_it()
    {
        // 2 % bad is 20 times in the short window. Long: n / 60 x 20 >= 14.4 needs n = 43.2, so the 44th bad minute (643). Slow: n / 360 x 20 >= 6 needs 108 (707).
        // It ends after minute 799: five minutes are under 14.4 with 3 bad ones (12 times), at 801; thirty are under 6 with 8 (5.3), at 821.
        var events = Run(Minutes(1500, (600, 800, 0.02)));
        Assert.Equal([(643L, "fast-burn", true), (707L, "slow-burn", true), (801L, "fast-burn", false), (821L, "slow-burn", false)], events);
    }

    [Fact]
    public void A_pace_below_six_never_alerts() => Assert.Empty(Run(Minutes(2880, (0, 2880, 0.0059))));

    [Fact]
    public void A_pace_of_seven_alerts_slowly_and_not_fast()
    {
        // Long: n / 360 x 7 >= 6 needs 308.6, so the 309th bad minute.
        Assert.Equal([(908L, "slow-burn", true)], Run(Minutes(1100, (600, 1100, 0.007))));
    }

    [Fact]
    public void One_bad_minute_among_good_hours_ends_with_its_five_minutes()
    {
        var events = Run(Minutes(900, (600, 601, 1.0)));
        Assert.Equal([(600L, "fast-burn", true), (605L, "fast-burn", false)], events);
    }

    [Fact]
    public void Too_few_minutes_with_data_never_alert()
    {
        // Every third minute has data: a third of a window, less than half.
        var minutes = Minutes(1200, (600, 1200, 1.0)).Select((minute, index) => index % 3 == 0 ? minute : null).ToList();
        Assert.Empty(Run(minutes));
    }

    [Fact]
    public void Too_few_events_never_alert()
    {
        var night = Enumerable.Range(0, 600).Select(index => (SloMinute?)(index % 20 == 0 ? new SloMinute(0, 1) : new SloMinute(0, 0))).ToList();
        Assert.Empty(Run(night));
    }

    [Fact]
    public void Silence_does_not_end_an_alert_until_the_long_window_is_empty()
    {
        // The outage begins at 600 and takes the telemetry with it at 603: fast has fired, and ends when its hour holds nothing more (602 leaves at 662).
        var minutes = Minutes(1200, (600, 1200, 1.0)).Select((minute, index) => index < 603 ? minute : null).ToList();
        Assert.Equal([(600L, "fast-burn", true), (602L, "slow-burn", true), (662L, "fast-burn", false), (962L, "slow-burn", false)], Run(minutes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void However_the_minutes_are_cut_into_batches_the_alerts_are_the_same(int seed)
    {
        var random = new Random(seed);
        var minutes = Minutes(2000, (random.Next(100, 900), random.Next(900, 1500), random.NextDouble()));
        var history = new SloHistory(Start, minutes);
        var whole = SloMonitor.Advance(Objective, Options, history, new SloState(Start - 1, SloState.Start.Firing), Start + 1999);
        List<SloTransition> pieces = [];
        var state = new SloState(Start - 1, SloState.Start.Firing);
        while (state.EvaluatedTo < Start + 1999)
        {
            var until = Math.Min(Start + 1999, state.EvaluatedTo + random.Next(1, 90));
            (state, var more) = SloMonitor.Advance(Objective, Options, history, state, until);
            pieces.AddRange(more);
        }

        Assert.Equal(whole.Transitions, pieces);
        Assert.Equal(whole.State.Firing, state.Firing);
        Assert.Empty(SloMonitor.Advance(Objective, Options, history, state, Start + 1500).Transitions);
    }

    [Fact]
    public void Both_phases_of_a_burn_share_an_id_and_say_the_numbers()
    {
        var history = new SloHistory(Start, Minutes(1200, (600, 610, 1.0)));
        var (_, transitions) = SloMonitor.Advance(Objective, Options, history, new SloState(Start - 1, SloState.Start.Firing), Start + 1199);
        var phases = transitions.Where(one => one.Reading.Rule.Name == "fast-burn").Select(one => SloAlert.Of(Objective, one)).ToList();
        Assert.Equal([AnomalyPhase.Opened, AnomalyPhase.Cleared], phases.Select(phase => phase.Phase));
        Assert.Single(phases.Select(phase => phase.Id).Distinct());
        Assert.Equal("SLO shop (99.9 %) burns its error budget 16.7 times too fast over 1 h and 200 times over 5 min; 14.4 times is the limit", phases[0].Explanation);
        Assert.Equal((AnomalySource.Slo, AnomalyKind.BudgetBurn, 1), (phases[0].Source, phases[0].Kind, phases[0].Severity));
    }

    private static List<SloMinute?> Minutes(int count, params (int From, int To, double BadShare)[] outages) =>
        [.. Enumerable.Range(0, count).Select(index =>
        {
            var bad = outages.Where(outage => index >= outage.From && index < outage.To).Sum(outage => outage.BadShare);
            return (SloMinute?)new SloMinute(1000 * (1 - bad), 1000);
        })];

    private static List<(long Minute, string Rule, bool Fired)> Run(List<SloMinute?> minutes)
    {
        var history = new SloHistory(Start, minutes);
        var (_, transitions) = SloMonitor.Advance(Objective, Options, history, new SloState(Start - 1, SloState.Start.Firing), Start + minutes.Count - 1);
        return [.. transitions.Select(one => (one.Minute - Start, one.Reading.Rule.Name, one.Fired))];
    }
}
