using System.Text.Json;
using AIOps.Detect.Forecasting;
using AIOps.Detect.Forecasting.Tracking;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Tests.Forecasting;

/// <summary>A disk from its first sample to the warning, and to what came of it.</summary>
public sealed class ForecastTrackerTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly SeriesId Disk = new("/subscriptions/s/providers/microsoft.compute/virtualmachines/vm-1", "Data Disk Used Percentage", "LUN=0", "Percent");
    private static readonly ForecastTarget Target = ForecastTarget.Of(Disk, MetricCatalogue.Default.Find(Disk), new ForecastOptions())!;
    private readonly ForecastState _state = new();
    private readonly List<Anomaly> _events = [];
    private int _minute;

    [Fact]
    public void A_disk_that_fills_within_an_hour_is_warned_of_long_before_and_the_warning_is_scored()
    {
        Feed(3 * 1440, _ => 60);
        Assert.Empty(_events);
        var began = _minute;
        Feed(70, minute => Math.Min(100, 60 + (minute * 40 / 60.0)));

        var warning = Assert.Single(_events, one => one.Phase == AnomalyPhase.Opened);
        Assert.InRange((warning.At - At(began)).TotalMinutes, 5, 35);
        Assert.Equal((AnomalySource.Forecast, AnomalyKind.Exhaustion, AnomalyDirection.Up), (warning.Source, warning.Kind, warning.Direction));
        Assert.Matches(@"^Data Disk Used Percentage is \d+(\.\d)? % and will be full in \d+ min \(\d+", warning.Explanation);
        Assert.Equal((1, 0), (_state.Tally.Hits, _state.Tally.Missed));
        Assert.InRange(_state.Tally.LeadSeconds[0], 20 * 60, 60 * 60);

        Feed(600, _ => 50);
        Assert.Equal(AnomalyPhase.Cleared, _events[^1].Phase);
        Assert.Equal(warning.Id, _events[^1].Id);
        Assert.Equal(0, _state.Tally.FalseWarnings);
    }

    [Fact]
    public void A_slow_fill_is_warned_of_hours_ahead()
    {
        Feed(2 * 1440, _ => 60);
        Feed(20 * 60, minute => 60 + (minute / 60.0 * 2));
        var warning = Assert.Single(_events, one => one.Phase == AnomalyPhase.Opened);
        var full = At((2 * 1440) + (20 * 60));
        Assert.InRange((full - warning.At).TotalHours, 6, 16);
        Assert.True(_state.Outlook!.ReachesAt is { } at && Math.Abs((at - full).TotalHours) < 2, $"{_state.Outlook.ReachesAt:O}");
    }

    [Fact]
    public void Room_that_is_won_in_time_makes_the_warning_averted_and_not_false()
    {
        Feed(2 * 1440, _ => 60);
        Feed(15 * 60, minute => 60 + (minute / 60.0 * 2));
        Feed(12 * 60, _ => 45);
        Assert.Equal((1, 0, 0), (_state.Tally.Averted, _state.Tally.FalseWarnings, _state.Tally.Hits));
        Assert.Null(_state.Warning.Id);
    }

    [Fact]
    public void A_growth_that_stops_makes_the_warning_false()
    {
        Feed(2 * 1440, _ => 60);
        Feed(15 * 60, minute => 60 + (minute / 60.0 * 2));
        Feed(5 * 1440, _ => 90);
        Assert.Equal((0, 1), (_state.Tally.Averted, _state.Tally.FalseWarnings));
    }

    [Fact]
    public void A_disk_that_is_full_at_once_was_missed()
    {
        Feed(2 * 1440, _ => 60);
        Feed(30, _ => 100);
        Assert.Equal((0, 1), (_state.Tally.Hits, _state.Tally.Missed));
    }

    [Fact]
    public void Every_forecast_is_scored_when_its_time_has_come()
    {
        Feed(5 * 1440, minute => 50 + (0.001 * minute) + (minute * 7919 % 13 / 100.0));
        Assert.True(_state.Tally.Scored > 50, $"{_state.Tally.Scored}");
        Assert.InRange((double)_state.Tally.Inside / _state.Tally.Scored, 0.6, 1);
        Assert.True(_state.Tally.Error < _state.Tally.NaiveError);
    }

    [Fact]
    public void Samples_that_come_again_change_nothing()
    {
        Feed(2 * 1440, _ => 60);
        var before = JsonSerializer.Serialize(_state);
        Advance([.. Enumerable.Range(_minute - 300, 300).Select(minute => (At(minute), 60.0))]);
        Assert.Equal(before, JsonSerializer.Serialize(_state));
    }

    [Fact]
    public void What_is_remembered_stays_small_and_survives_storage()
    {
        Feed(30 * 1440, minute => 50 + (minute % 1440 / 100.0));
        var stored = JsonSerializer.Serialize(_state);
        Assert.InRange(stored.Length, 1000, 20_000);
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<ForecastState>(stored)));
    }

    [Fact]
    public void A_cpu_that_grows_day_by_day_is_warned_of_with_the_time_of_day()
    {
        var cpu = new SeriesId(Disk.ResourceId, "Percentage CPU", "", "Percent");
        var target = ForecastTarget.Of(cpu, MetricCatalogue.Default.Find(cpu), new ForecastOptions())!;
        Assert.Equal((LimitKind.Capacity, 90), (target.Kind, target.Limit));
        double Load(int minute) => 45 + (4.5 * minute / 1440) + (12 * Math.Sin(2 * Math.PI * (minute - 480) / 1440));
        for (_minute = 0; _minute < 9 * 1440 && _events.Count == 0; _minute += 30)
        {
            _events.AddRange(ForecastTracker.Advance(_state, cpu, target, [.. Enumerable.Range(_minute, 30).Select(minute => (At(minute), Load(minute)))], new ForecastOptions()));
        }

        var warning = Assert.Single(_events);
        Assert.Matches(@"will pass 90 % at \d\d:\d\d UTC", warning.Explanation);
        Assert.True(Enumerable.Range(0, _minute).All(minute => Load(minute) < 90), "it came before 90 % was passed");
        var first = Enumerable.Range(0, 20 * 1440).First(minute => Load(minute) >= 90);
        Assert.InRange(first - _minute, 60, 1500);
    }

    [Fact]
    public void What_is_forecast_stays_within_what_the_metric_can_be()
    {
        var cpu = new SeriesId(Disk.ResourceId, "Percentage CPU", "", "Percent");
        var target = ForecastTarget.Of(cpu, MetricCatalogue.Default.Find(cpu), new ForecastOptions())!;
        for (var minute = 0; minute < 8 * 1440; minute += 1440)
        {
            ForecastTracker.Advance(_state, cpu, target, [.. Enumerable.Range(minute, 1440).Select(at => (At(at), 40 + (8.0 * at / 1440) + (4 * Math.Sin(at * 0.3))))], new ForecastOptions());
        }

        Assert.All(_state.Outlook!.Points, static point => Assert.InRange(point.Upper, point.Value, 100));
        Assert.Contains(_state.Outlook.Points, static point => point.Upper == 100);
    }

    [Theory]
    [InlineData("Data Disk Used Percentage", true, 100, 8, "be full")]
    [InlineData("Available Memory Bytes", false, 0, 6, "be used up")]
    [InlineData("certificate days left", false, 0, 336, "expire")]
    public void A_limit_has_its_side_and_its_horizon(string metric, bool up, double limit, double hours, string verb)
    {
        var series = new SeriesId(Disk.ResourceId, metric);
        var target = ForecastTarget.Of(series, MetricCatalogue.Default.Find(series), new ForecastOptions())!;
        Assert.Equal((up, limit, hours, verb), (target.Up, target.Limit, target.Horizon.TotalHours, target.Verb));
    }

    [Fact]
    public void What_has_no_limit_is_not_forecast()
    {
        var series = new SeriesId(Disk.ResourceId, "Network In Total");
        Assert.Null(ForecastTarget.Of(series, MetricCatalogue.Default.Find(series), new ForecastOptions()));
    }

    [Fact]
    public void A_wrong_option_is_named_with_its_value_and_what_is_allowed() => Assert.Equal(
        ["AIOps:Forecast:Every is 00:00:01, allowed is 00:01:00 to 06:00:00.", "AIOps:Forecast:Confirmations is 0, allowed is 1 to 12."],
        new ForecastOptions { Every = TimeSpan.FromSeconds(1), Confirmations = 0 }.Validate());

    private static DateTimeOffset At(int minute) => Start.AddMinutes(minute);

    /// <summary>Minute by minute, handed over every five minutes.</summary>
    private void Feed(int minutes, Func<int, double> level)
    {
        for (var at = 0; at < minutes; at += 5)
        {
            Advance([.. Enumerable.Range(at, Math.Min(5, minutes - at)).Select(minute => (At(_minute + minute), level(minute)))]);
        }

        _minute += minutes;
    }

    private void Advance(IReadOnlyList<(DateTimeOffset, double)> samples) => _events.AddRange(ForecastTracker.Advance(_state, Disk, Target, samples, new ForecastOptions()));
}
