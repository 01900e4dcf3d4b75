using AIOps.Ingest;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;

namespace AIOps.Orchestrations.Tests.Retention;

/// <summary>Points are kept for their time and then deleted, at a price that does not grow with every sample.</summary>
public sealed class ExpiredPointsTests : IDisposable
{
    private const int KeepHours = 1;
    private readonly TemporaryStore _temporary = new();
    private readonly CountingStore _store;
    private readonly SeriesScorer _scorer;
    private readonly SeriesId _cpu = new(Samples.Vm, "Percentage CPU");

    public ExpiredPointsTests()
    {
        _store = new CountingStore(_temporary.Store);
        _scorer = Scorers.Over(_store, KeepHours);
    }

    [Fact]
    public async Task Old_points_are_looked_for_when_a_quarter_begins_and_no_delete_hits_nothing()
    {
        await PlayAsync(0, 5);
        var before = _store.Queries;
        await PlayAsync(5, 185);
        Assert.Equal(12, _store.Queries - before);
        Assert.Equal(0, _store.DeletesOfNothing);
        Assert.Equal(9, _store.Deletes);
        Assert.Equal(Samples.Noon.AddMinutes(135), await OldestAsync());
    }

    [Fact]
    public async Task What_a_gap_passed_over_is_deleted_when_the_series_comes_back()
    {
        await PlayAsync(0, 60);
        await PlayAsync(240, 260);
        Assert.Equal(Samples.Noon.AddMinutes(240), await OldestAsync());
        Assert.Equal(4, _store.Deletes);
    }

    [Fact]
    public async Task A_backlog_of_hours_in_one_batch_is_cut_down_with_the_next_quarters()
    {
        await _scorer.ScoreAsync(_cpu, Range(0, 1200), default);
        await PlayAsync(1200, 1260);
        Assert.Equal(Samples.Noon.AddMinutes(1200), await OldestAsync());
        Assert.Equal(0, _store.DeletesOfNothing);
    }

    public void Dispose() => _temporary.Dispose();

    private async Task PlayAsync(int from, int to)
    {
        for (var minute = from; minute < to; minute++)
        {
            await _scorer.ScoreAsync(_cpu, Range(minute, minute + 1), default);
        }
    }

    private async Task<DateTimeOffset> OldestAsync() => (await new SeriesReader(_temporary.Store).PointsAsync(_cpu.Key, Samples.Noon, Samples.Noon.AddDays(2)))[0].Time;

    private List<MetricSample> Range(int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(minute => new MetricSample(_cpu, Samples.Noon.AddMinutes(minute).UtcTicks, 30, 30, 30, 30, 1, 60))];
}
