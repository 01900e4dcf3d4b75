using AIOps.Detect;
using AIOps.Diagnose;
using AIOps.Remediate.Verification;

namespace AIOps.Remediate.Tests;

public sealed class VerificationCheckTests
{
    private static readonly DateTimeOffset End = Samples.Noon;

    private static VerificationRule Rule { get; } = Samples.RestartPlan().Verification;

    private static SeriesPoint[] Points(params double[] values) => [.. values.Select((v, i) => new SeriesPoint(End.AddMinutes(i), v, 40, 30, 50, 0))];

    private static VerificationState Check(SeriesPoint[] points, double minutes = 5, VerificationRule? rule = null) =>
        VerificationCheck.Check(rule ?? Rule, points, End, End.AddMinutes(minutes)).State;

    [Fact]
    public void Three_good_samples_in_a_row_prove_it()
    {
        var result = VerificationCheck.Check(Rule, Points(96, 45, 44, 43), End, End.AddMinutes(5));
        Assert.Equal(VerificationState.Passed, result.State);
        Assert.Equal(End.AddMinutes(3), result.At);
        Assert.Equal(VerificationState.Waiting, Check(Points(45, 44, 96, 45, 44)));
    }

    [Fact]
    public void Samples_from_before_the_end_of_the_action_prove_nothing()
    {
        var before = new[] { -3, -2, -1 }.Select(m => new SeriesPoint(End.AddMinutes(m), 40, 40, 30, 50, 0)).ToArray();
        Assert.Equal(VerificationState.Waiting, Check(before));
        Assert.Equal(VerificationState.Failed, Check(before, Rule.Within.TotalMinutes + 1));
    }

    [Fact]
    public void A_band_that_learnt_the_fault_does_not_prove_it()
    {
        var adapted = Enumerable.Range(0, 10).Select(i => new SeriesPoint(End.AddMinutes(i), 97, 97, 90, 100, 0)).ToArray();
        Assert.Equal(VerificationState.Waiting, Check(adapted));
        Assert.Equal(VerificationState.Failed, Check(adapted, 21));
    }

    [Fact]
    public void A_dead_instance_with_no_load_at_all_is_no_success() => Assert.Equal(VerificationState.Waiting, Check(Points(0, 0, 0, 0)));

    [Fact]
    public void A_disk_that_won_room_is_proved_though_it_left_its_band_downwards()
    {
        var rule = Rule with { UseBand = false, Ceiling = 76, Floor = null, Direction = AnomalyDirection.Up };
        Assert.Equal(VerificationState.Passed, Check(Points(40, 40.1, 40.2), 5, rule));
        Assert.Equal(VerificationState.Waiting, Check(Points(81, 82, 83), 5, rule));
    }

    [Fact]
    public void No_data_fails_in_the_end_and_says_so()
    {
        var result = VerificationCheck.Check(Rule, [], End, End.AddHours(1));
        Assert.Equal(VerificationState.Failed, result.State);
        Assert.Contains("no sample", result.Text, StringComparison.Ordinal);
    }
}
