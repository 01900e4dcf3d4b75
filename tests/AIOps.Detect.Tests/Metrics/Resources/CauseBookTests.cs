using AIOps.Detect.Metrics.Resources;

namespace AIOps.Detect.Tests.Metrics.Resources;

/// <summary>One anomaly per cause: who is told, who stays untold, and that nothing stays hidden.</summary>
public class CauseBookTests
{
    private readonly HashSet<string> _ending = [];
    private CauseBook _book = CauseBook.Empty;

    [Fact]
    public void Metrics_that_deviate_together_are_told_once()
    {
        Assert.Equal(["a:Opened"], Take("a", AnomalyPhase.Opened, 0, 2));
        Assert.Empty(Take("b", AnomalyPhase.Opened, 3, 2));
        Assert.Empty(Take("b", AnomalyPhase.Updated, 33, 3));
        Assert.Empty(Take("b", AnomalyPhase.Cleared, 40, 2));
        Assert.Equal(["a:Cleared"], Take("a", AnomalyPhase.Cleared, 41, 2));
    }

    [Fact]
    public void A_worse_metric_is_never_hidden_behind_a_lesser_one()
    {
        Take("a", AnomalyPhase.Opened, 0, 3);
        Assert.Equal(["b:Opened"], Take("b", AnomalyPhase.Opened, 2, 1));
    }

    [Fact]
    public void A_metric_that_gets_worse_than_its_stand_in_is_told_as_new()
    {
        Take("a", AnomalyPhase.Opened, 0, 2);
        Assert.Empty(Take("b", AnomalyPhase.Opened, 2, 3));
        Assert.Equal(["b:Opened"], Take("b", AnomalyPhase.Updated, 9, 1));
        Assert.Equal(["b:Updated"], Take("b", AnomalyPhase.Updated, 40, 1));
        Assert.Equal(["b:Cleared"], Take("b", AnomalyPhase.Cleared, 50, 1));
    }

    [Fact]
    public void What_still_goes_on_when_its_stand_in_ends_is_told_then()
    {
        Take("a", AnomalyPhase.Opened, 0, 2);
        Take("b", AnomalyPhase.Opened, 1, 3);
        Take("c", AnomalyPhase.Opened, 2, 3);
        Assert.Equal(["a:Cleared", "b:Opened"], Take("a", AnomalyPhase.Cleared, 20, 2));
        Assert.Equal(["b:Cleared", "c:Opened"], Take("b", AnomalyPhase.Cleared, 25, 3));
        Assert.Equal(["c:Cleared"], Take("c", AnomalyPhase.Cleared, 30, 3));
        Assert.Empty(_book.Open);
    }

    [Fact]
    public void What_ends_together_with_its_stand_in_is_not_told_for_a_moment()
    {
        Take("a", AnomalyPhase.Opened, 0, 2);
        Take("b", AnomalyPhase.Opened, 1, 3);
        _ending.UnionWith(["a", "b"]);
        Assert.Equal(["a:Cleared"], Take("a", AnomalyPhase.Cleared, 20, 2));
        Assert.Empty(Take("b", AnomalyPhase.Cleared, 20, 3));
    }

    [Fact]
    public void An_episode_that_begins_an_hour_later_is_another_cause()
    {
        Take("a", AnomalyPhase.Opened, 0, 2);
        Assert.Equal(["b:Opened"], Take("b", AnomalyPhase.Opened, 60, 2));
    }

    [Fact]
    public void A_repeated_delivery_gets_the_same_answer()
    {
        (string Id, AnomalyPhase Phase, int Minute, int Severity)[] story =
        [
            ("a", AnomalyPhase.Opened, 0, 2), ("b", AnomalyPhase.Opened, 1, 3), ("c", AnomalyPhase.Opened, 2, 1), ("a", AnomalyPhase.Cleared, 20, 2),
            ("c", AnomalyPhase.Cleared, 21, 1), ("b", AnomalyPhase.Cleared, 30, 3),
        ];
        foreach (var (id, phase, minute, severity) in story)
        {
            var first = Take(id, phase, minute, severity);
            Assert.Equal(first, Take(id, phase, minute, severity));
        }
    }

    // Whatever the order of events: an episode that is open is either told, or one at least as severe is told for it.
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Nothing_that_goes_on_stays_hidden(int seed)
    {
        var noise = new Noise(seed);
        List<string> known = [];
        for (var minute = 0; minute < 2000; minute++)
        {
            var id = noise.Uniform() < 0.3 || known.Count == 0 ? $"e{minute}" : known[(int)(noise.Uniform() * known.Count)];
            var isNew = !known.Contains(id);
            known = isNew ? [.. known.TakeLast(6), id] : known;
            Take(id, isNew ? AnomalyPhase.Opened : noise.Uniform() < 0.4 ? AnomalyPhase.Cleared : AnomalyPhase.Updated, minute, (int)(noise.Uniform() * 4), minute);
            foreach (var hidden in _book.Open.Where(one => !one.Told && one.Newest.At == SeriesRun.Start.AddMinutes(minute)))
            {
                Assert.Contains(_book.Open, one => one.Told && one.Newest.Severity <= hidden.Newest.Severity);
            }
        }
    }

    private string[] Take(string id, AnomalyPhase phase, int minute, int severity, int? since = null)
    {
        var (after, tell) = _book.Take(Of(id, phase, minute, severity, since), _ending);
        _book = after;
        return [.. tell.Select(one => $"{one.Id}:{one.Phase}")];
    }

    private static Anomaly Of(string id, AnomalyPhase phase, int minute, int severity, int? since) => new()
    {
        Id = id,
        Source = AnomalySource.Metric,
        SeriesKey = id,
        ResourceId = SeriesRun.Vm,
        Metric = id,
        Kind = AnomalyKind.Spike,
        Direction = AnomalyDirection.Up,
        Phase = phase,
        Since = SeriesRun.Start.AddMinutes(since ?? (phase == AnomalyPhase.Opened ? minute : 0)),
        At = SeriesRun.Start.AddMinutes(minute),
        Observed = 95,
        Expected = 35,
        Lower = 25,
        Upper = 45,
        Score = 0.9,
        Severity = severity,
        Explanation = id,
    };
}
