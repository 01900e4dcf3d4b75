using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Storage;

namespace AIOps.Orchestrations.Tests.Streams;

/// <summary>A series that is delivered twice, cut off, or scored by two hosts: nothing is scored twice and no anomaly is lost.</summary>
public sealed class SeriesScorerTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly SeriesId _cpu = new(Samples.Vm, "Percentage CPU");

    [Fact]
    public async Task A_runaway_is_found_stored_with_its_points_and_readable()
    {
        var events = await NewScorer().ScoreAsync(_cpu, Runaway(0, 400), default);
        var opened = Assert.Single(events, anomaly => anomaly.Phase == AnomalyPhase.Opened);
        var reader = new SeriesReader(_temporary.Store);
        var end = Samples.Noon.AddMinutes(400);
        Assert.Equal(400, (await reader.PointsAsync(_cpu.Key, Samples.Noon, end)).Count);
        Assert.Equal(opened.Id, Assert.Single(await reader.AnomaliesAsync(_cpu.Key, Samples.Noon, end)).Id);
        Assert.Equal(_cpu.Key, Assert.Single(await reader.OfResourceAsync(Samples.Vm.ToUpperInvariant())).Key);
    }

    [Fact]
    public async Task A_batch_that_comes_again_adds_no_point_and_no_new_anomaly()
    {
        var scorer = NewScorer();
        var first = await scorer.ScoreAsync(_cpu, Runaway(0, 400), default);
        Assert.NotEmpty(first);
        Assert.Equal(first, await scorer.ScoreAsync(_cpu, Runaway(0, 400), default));
        scorer.Confirm(_cpu, first);
        Assert.Empty(await scorer.ScoreAsync(_cpu, Runaway(0, 400), default));
        Assert.Equal(400, (await new SeriesReader(_temporary.Store).PointsAsync(_cpu.Key, Samples.Noon, Samples.Noon.AddHours(9))).Count);
    }

    [Fact]
    public async Task Killed_between_writing_and_delivering_the_next_host_delivers_the_same_anomaly()
    {
        var lost = await NewScorer().ScoreAsync(_cpu, Runaway(0, 400), default);
        var redelivered = await NewScorer().ScoreAsync(_cpu, Runaway(0, 400), default);
        Assert.Equal(lost.Select(anomaly => (anomaly.Id, anomaly.Phase)), redelivered.Select(anomaly => (anomaly.Id, anomaly.Phase)));
    }

    [Fact]
    public async Task A_series_whose_stored_state_is_unusable_starts_afresh_and_holds_nothing_up()
    {
        await NewScorer().ScoreAsync(_cpu, Runaway(0, 60), default);
        var row = (await _temporary.Store.GetAsync("series", _cpu.Key, "state"))!;
        var state = (byte[])row.Properties["state"];
        state.AsSpan(5).Fill(0x7f);
        await _temporary.Store.PutAsync(
            "series", new DocumentWrite(WriteKind.Upsert, _cpu.Key, "state", new Dictionary<string, object>(row.Properties) { ["state"] = state }));

        var scorer = NewScorer();
        for (var minute = 60; minute < 3000; minute += 60)
        {
            await scorer.ScoreAsync(_cpu, Runaway(minute, minute + 60), default);
        }

        await scorer.ScoreAsync(_cpu, Runaway(3000, 3001), default);
    }

    [Fact]
    public async Task Two_hosts_on_one_series_end_where_one_host_would()
    {
        var alone = new SeriesReader(_temporary.Store);
        var single = new SeriesId(Samples.Vm, "Percentage CPU", "host=single");
        List<Anomaly> expected = [];
        var oneHost = NewScorer();
        for (var minute = 0; minute < 400; minute += 20)
        {
            expected.AddRange(await oneHost.ScoreAsync(single, Runaway(minute, minute + 20, single), default));
        }

        SeriesScorer[] hosts = [NewScorer(), NewScorer()];
        HashSet<(string, AnomalyPhase)> seen = [];
        for (var minute = 0; minute < 400; minute += 20)
        {
            var scored = await hosts[minute / 20 % 2].ScoreAsync(_cpu, Runaway(minute, minute + 20), default);
            seen.UnionWith(scored.Select(anomaly => (anomaly.Since.ToString("O"), anomaly.Phase)));
        }

        Assert.Equal(expected.Select(anomaly => (anomaly.Since.ToString("O"), anomaly.Phase)).ToHashSet(), seen);
        var end = Samples.Noon.AddHours(9);
        Assert.Equal(
            (await alone.PointsAsync(single.Key, Samples.Noon, end)).Select(point => (point.Time, point.Score)),
            (await alone.PointsAsync(_cpu.Key, Samples.Noon, end)).Select(point => (point.Time, point.Score)));
    }

    public void Dispose() => _temporary.Dispose();

    private SeriesScorer NewScorer() => Scorers.Over(_temporary.Store);

    /// <summary>CPU around 30 % with some noise; from minute 380 on it runs away.</summary>
    private List<MetricSample> Runaway(int from, int to, SeriesId? series = null)
    {
        List<MetricSample> samples = [];
        for (var minute = from; minute < to; minute++)
        {
            var value = minute >= 380 ? 97 : 30 + (3 * Math.Sin(minute * 0.7)) + (minute * 7919 % 13 * 0.2);
            samples.Add(new MetricSample(series ?? _cpu, Samples.Noon.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60));
        }

        return samples;
    }
}
