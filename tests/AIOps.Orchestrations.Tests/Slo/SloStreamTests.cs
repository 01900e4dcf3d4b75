using AIOps.Detect;
using AIOps.Detect.Slo;
using AIOps.Ingest;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Slo;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Slo;

/// <summary>Objectives in the stream: batches of any cut, in any order of roles, twice, or by two hosts, alert at the same minute once.</summary>
[Trait("Category", "Slo")]
public sealed class SloStreamTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly SeriesId _requests = new(Samples.Vm, "Requests");
    private readonly SeriesId _errors = new(Samples.Vm, "Http5xx");
    private readonly IOptions<SloOptions> _options = Options.Create(new SloOptions
    {
        Objectives = [new SloObjective { Name = "shop", ResourceId = Samples.Vm, Total = "Requests", Bad = "Http5xx" }],
    });

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(120)]
    public async Task An_outage_opens_and_clears_at_the_minutes_of_the_telemetry_whatever_the_batches(int batch)
    {
        var events = new List<Anomaly>();
        var stream = NewStream();
        for (var minute = 0; minute < 900; minute += batch)
        {
            events.AddRange(await stream.ObserveAsync(Batch(_requests, minute, minute + batch), default));
            events.AddRange(await stream.ObserveAsync(Batch(_errors, minute, minute + batch), default));
        }

        Assert.Equal(
            [(600, "rule=fast-burn", AnomalyPhase.Opened), (602, "rule=slow-burn", AnomalyPhase.Opened), (614, "rule=fast-burn", AnomalyPhase.Cleared), (639, "rule=slow-burn", AnomalyPhase.Cleared)],
            Distinct(events));
    }

    [Fact]
    public async Task A_minute_is_judged_only_when_all_its_parts_are_there()
    {
        var stream = NewStream();
        await stream.ObserveAsync(Batch(_requests, 0, 700), default);
        Assert.Empty(await stream.ObserveAsync(Batch(_errors, 0, 600), default));
        Assert.NotEmpty(await stream.ObserveAsync(Batch(_errors, 600, 601), default));
    }

    [Fact]
    public async Task What_comes_twice_or_to_another_host_counts_once_and_goes_out_again_under_the_same_id()
    {
        await NewStream().ObserveAsync(Batch(_requests, 0, 610), default);
        var first = await NewStream().ObserveAsync(Batch(_errors, 0, 605), default);
        var again = await NewStream().ObserveAsync(Batch(_errors, 0, 605), default);
        Assert.Equal(first.Select(one => (one.Id, one.Phase)), again.Select(one => (one.Id, one.Phase)));
        var status = Assert.Single(await NewReader(610).ReadAsync(default));
        Assert.Equal((605_000.0, 5000.0), (status.Budget.Events, status.Budget.Bad));
        Assert.Equal((SloHealth.FastBurn, Samples.Noon.AddMinutes(600)), (status.Health, status.Rules[0].FiringSince!.Value));
    }

    [Fact]
    public async Task A_sample_of_five_minutes_is_spread_over_them()
    {
        var stream = NewStream();
        List<MetricSample> Coarse(SeriesId id, double total) =>
            [.. Enumerable.Range(0, 24).Select(index => new MetricSample(id, Samples.Noon.AddMinutes(5 * index).UtcTicks, total, total, total, total, 1, 300))];
        await stream.ObserveAsync(new Dictionary<SeriesId, List<MetricSample>> { [_requests] = Coarse(_requests, 5000), [_errors] = Coarse(_errors, 5) }, default);
        var status = Assert.Single(await NewReader(120).ReadAsync(default));
        Assert.Equal((120_000.0, 120.0, 1.0), (status.Budget.Events, Math.Round(status.Budget.Bad, 6), status.Rules[0].Long.DataShare));
        Assert.Equal(1.0, status.Rules[0].Long.Rate, 6);
    }

    [Fact]
    public async Task The_burn_rate_is_a_series_that_charts_and_verification_can_read()
    {
        var stream = NewStream();
        await stream.ObserveAsync(Batch(_requests, 0, 620), default);
        await stream.ObserveAsync(Batch(_errors, 0, 620), default);
        var objective = _options.Value.Objectives[0];
        var id = SloAlert.SeriesOf(objective, _options.Value.Rules[0]);
        var reader = new SeriesReader(_temporary.Store);
        Assert.Equal(id.Metric, (await reader.FindAsync(id.Key))!.Metric);
        var points = await reader.PointsAsync(id.Key, Samples.Noon.AddMinutes(595), Samples.Noon.AddMinutes(619));
        Assert.Equal((0.0, 200.0, 1000.0), (points[0].Value, points[5].Value, Math.Round(points[14].Value)));
        Assert.Equal(Samples.Noon.AddMinutes(600), Assert.Single(await reader.AnomaliesAsync(id.Key, Samples.Noon, Samples.Noon.AddDays(1))).Since);
    }

    [Fact]
    public async Task Days_of_the_budget_add_up_and_an_unknown_objective_is_none()
    {
        var stream = NewStream();
        await stream.ObserveAsync(Batch(_requests, 0, 1500), default);
        await stream.ObserveAsync(Batch(_errors, 0, 1500), default);
        var found = (await NewReader(1500).FindAsync("SHOP", default))!.Value;
        Assert.Equal(found.Status.Budget.Events, found.Days.Sum(day => day.Events));
        Assert.Equal(found.Status.Budget.Remaining, found.Days[^1].Remaining, 9);
        Assert.Equal(10_000, found.Days[0].Bad + found.Days[1].Bad);
        Assert.Null(await NewReader(1500).FindAsync("none", default));
    }

    public void Dispose() => _temporary.Dispose();

    private static List<(int Minute, string Rule, AnomalyPhase Phase)> Distinct(IEnumerable<Anomaly> events) =>
        [.. events.DistinctBy(one => (one.Id, one.Phase)).Select(one => ((int)(one.At - Samples.Noon).TotalMinutes, one.Dimensions, one.Phase)).Order()];

    private static Dictionary<SeriesId, List<MetricSample>> Batch(SeriesId id, int from, int to) => new()
    {
        [id] = [.. Enumerable.Range(from, to - from).Select(minute =>
        {
            var value = id.Metric == "Requests" || minute is >= 600 and < 610 ? 1000.0 : 0;
            return new MetricSample(id, Samples.Noon.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60);
        })],
    };

    private SloStream NewStream() => new(new SloLedger(_temporary.Store), new BurnSeries(_temporary.Store, _options, Options.Create(new StreamOptions())), _options);

    private SloReader NewReader(int minute) => new(new SloLedger(_temporary.Store), _options, new SettableTime(Samples.Noon.AddMinutes(minute)));
}
