using static AIOps.Detect.Tests.Metrics.Noise;

namespace AIOps.Detect.Tests.Metrics;

public class OperatorTests
{
    private const int History = 3 * Day;

    [Fact]
    public void A_false_alarm_widens_the_band_of_that_series_and_undoing_it_restores_the_band()
    {
        var noise = new Noise(1);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History, noise.Cpu);
        run.Play(5, _ => 58);
        var alarm = Assert.Single(run.Opened());
        run.Play(20, noise.Cpu);
        var before = run.Next(noise.Cpu(run.Minute)).Upper;
        Assert.True(run.Monitor.GiveFeedback(alarm, useful: false));
        run.Play(5, _ => 58);
        Assert.Single(run.Opened());
        Assert.True(run.Monitor.UndoFeedback(alarm.Id));
        Assert.False(run.Monitor.UndoFeedback(alarm.Id));
        var after = run.Next(noise.Cpu(run.Minute)).Upper;
        Assert.InRange(after, before - 1, before + 1);
        run.Play(5, _ => 58);
        Assert.Equal(2, run.Opened().Count());
    }

    [Fact]
    public void A_verdict_on_another_series_is_refused()
    {
        var noise = new Noise(2);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        var other = new SeriesRun(SeriesRun.Vm + "2", "Percentage CPU");
        run.Play(History, noise.Cpu);
        run.Play(5, _ => 95);
        Assert.False(other.Monitor.GiveFeedback(run.Opened().Single(), useful: true));
    }

    [Fact]
    public void A_maintenance_window_is_scored_but_not_learnt_and_can_be_let_in_again()
    {
        var noise = new Noise(3);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History, noise.Cpu);
        var usual = run.Next(noise.Cpu(run.Minute));
        var from = SeriesRun.Start.AddMinutes(run.Minute);
        run.Monitor.Exclude(from, from.AddHours(2));
        run.Play(120, minute => noise.Cpu(minute) - 12);
        var after = run.Next(noise.Cpu(run.Minute));
        Assert.InRange(after.Lower, usual.Lower - 3, usual.Lower + 3);
        Assert.Equal(120, run.Monitor.Readmit());
        Assert.True(run.Next(noise.Cpu(run.Minute)).Lower < after.Lower - 3);
        Assert.Equal(0, run.Monitor.Readmit());
    }

    [Fact]
    public void A_verdict_after_the_end_of_an_episode_counts_its_farthest_value()
    {
        var noise = new Noise(1);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History, noise.Cpu);
        run.Play(5, _ => 58);
        run.Play(20, noise.Cpu);
        var cleared = run.Events[^1].Anomaly;
        Assert.Equal((AnomalyPhase.Cleared, 58.0), (cleared.Phase, cleared.Farthest));
        Assert.True(run.Monitor.GiveFeedback(cleared, useful: false));
        Assert.True(run.Monitor.Standing.Feedback.UpperShift > 58 - cleared.Upper);
        run.Play(5, _ => 58);
        Assert.Single(run.Opened());
    }

    [Fact]
    public void A_calendar_window_follows_its_end_and_stays_let_in_when_a_person_let_it_in()
    {
        var noise = new Noise(3);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History, noise.Cpu);
        var from = SeriesRun.Start.AddMinutes(run.Minute);
        void Keep(int minutes) => run.Monitor.KeepOut(from, from.AddMinutes(minutes), SeriesRun.Start.AddMinutes(run.Minute));
        Keep(10);
        run.Play(5, noise.Cpu);
        Keep(30);
        run.Play(15, noise.Cpu);
        Assert.Equal((from.AddMinutes(30), 20), (run.Monitor.Standing.Exclusion!.Until, run.Monitor.Standing.Exclusion.Samples));
        Assert.Equal(20, run.Monitor.Readmit());
        Keep(60);
        run.Play(5, noise.Cpu);
        Assert.Null(run.Monitor.Standing.Exclusion);
        Assert.Equal(0, run.Monitor.Readmit());
    }

    [Fact]
    public void A_calendar_window_does_not_push_out_the_window_of_a_person()
    {
        var noise = new Noise(3);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History, noise.Cpu);
        var now = SeriesRun.Start.AddMinutes(run.Minute);
        run.Monitor.Exclude(now, now.AddHours(1));
        run.Monitor.KeepOut(now.AddMinutes(-5), now.AddHours(5), now.AddMinutes(1));
        Assert.Equal(now, run.Monitor.Standing.Exclusion!.From);
    }

    [Fact]
    public void An_exclusion_longer_than_allowed_is_refused()
    {
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => run.Monitor.Exclude(SeriesRun.Start, SeriesRun.Start.AddDays(8)));
        Assert.Contains("7.00:00:00", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_falls_silent_is_missing_once_and_reports_again()
    {
        var noise = new Noise(4);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(Day, noise.Cpu);
        var last = SeriesRun.Start.AddMinutes(run.Minute - 1);
        Assert.Null(run.Monitor.CheckSilence(last.AddMinutes(20)));
        var missing = run.Monitor.CheckSilence(last.AddMinutes(31));
        Assert.Equal(AnomalyKind.Missing, missing?.Kind);
        Assert.Null(run.Monitor.CheckSilence(last.AddMinutes(40)));
        var back = run.Monitor.Observe(run.Sample(run.Minute + 45, 35)).Event;
        Assert.Equal((AnomalyPhase.Cleared, missing!.Id), (back!.Phase, back.Id));
    }

    [Fact]
    public void An_idle_series_may_fall_silent()
    {
        var run = new SeriesRun(SeriesRun.Site, "Http5xx");
        run.Play(Day, _ => 0);
        Assert.Null(run.Monitor.CheckSilence(SeriesRun.Start.AddDays(3)));
    }

    [Fact]
    public void Learning_is_visible_until_it_is_done()
    {
        var noise = new Noise(5);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(412, noise.Cpu);
        Assert.Equal("learning 412/2880", run.Monitor.Learning.ToString());
        run.Play(History, noise.Cpu);
        Assert.True(run.Monitor.Learning.Done);
    }
}
