using System.Text;
using AIOps.Detect.Logs.Detection;
using AIOps.Ingest;

namespace AIOps.Detect.Tests.Logs;

/// <summary>Lines before and after a deployment, and lines that stop.</summary>
public sealed class LogDeploymentTests
{
    private const int Day = 1440;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly LogStreamId Stream = new("/subscriptions/s/resourceGroups/rg/providers/microsoft.web/sites/Shop", "AppServiceConsoleLogs");
    private LogMonitor _monitor = LogMonitor.Create(Stream, LogDetectOptions.Default, static text => text);
    private ulong _hash;

    [Fact]
    public void Two_lines_of_a_new_warning_soon_after_a_deployment_are_told_with_what_else_is_new()
    {
        Usual(0, Day);
        Deploy(Day);
        Usual(Day, Day + 12, also: TwoWarnings);

        var opened = Assert.Single(_monitor.TakeEvents(), one => one.Phase == AnomalyPhase.Opened);
        Assert.Equal((AnomalyKind.Pattern, "Price rule has no currency", "release 42"), (opened.Kind, opened.Log!.Template, opened.Log.Deployment));
        Assert.Contains("soon after release 42 (00:00): 2 new: \"Price rule has no currency\" (2 lines), \"Loaded the new price rules\" (1 lines)", opened.Explanation, StringComparison.Ordinal);
        Assert.Equal((0, 2), (opened.Log.CountBefore, opened.Log.CountAfter));
    }

    [Fact]
    public void The_same_two_lines_without_a_deployment_raise_nothing()
    {
        Usual(0, Day);
        Usual(Day, Day + 30, also: TwoWarnings);
        Assert.Empty(_monitor.TakeEvents());
    }

    [Fact]
    public void A_release_with_new_information_and_a_line_in_other_words_raises_nothing()
    {
        Usual(0, Day);
        Deploy(Day);
        for (var minute = Day; minute < Day + 120; minute++)
        {
            Write(minute, "Stock of all articles has been refreshed", LogLevel.Information);
            Write(minute, "Stock of all articles has been refreshed", LogLevel.Information);
            Write(minute, "Served order 7 in 20 ms", LogLevel.Information);
            Write(minute, "Feature flags were read", LogLevel.Information);
        }

        Assert.Empty(_monitor.TakeEvents());
    }

    [Fact]
    public void Lines_that_are_gone_since_a_deployment_are_told_within_windows_of_it()
    {
        Usual(0, Day);
        Deploy(Day);
        Usual(Day, Day + 20, withStock: false);
        var opened = Assert.Single(_monitor.TakeEvents(), one => one.Phase == AnomalyPhase.Opened);
        Assert.Equal(
            "Other lines, soon after release 42 (00:00): 1 gone: \"Refreshed the stock of all articles\" (usually 10 in 5 min): Refreshed the stock of all articles", opened.Explanation);
        Assert.InRange((opened.At - Start.AddMinutes(Day)).TotalMinutes, 5, 10);
        Assert.Equal(0, opened.Log!.CountAfter);
    }

    [Fact]
    public void Lines_that_stop_without_a_deployment_are_an_anomaly_until_they_come_again_also_over_a_restart()
    {
        Usual(0, Day);
        Usual(Day, Day + 10, withStock: false);
        _monitor = LogMonitor.Restore(Stream, LogDetectOptions.Default, static text => text, _monitor.SaveRates(), _monitor.SaveMiner())!;
        Usual(Day + 10, Day + 60, withStock: false);
        var opened = Assert.Single(_monitor.TakeEvents());
        Assert.Equal((AnomalyKind.RateChange, AnomalyDirection.Down, 0), (opened.Kind, opened.Direction, opened.Observed));
        Assert.StartsWith("No lines since 00:00, usually 1", opened.Explanation, StringComparison.Ordinal);
        Assert.InRange(opened.Log!.CountBefore, 8, 10);
        Usual(Day + 60, Day + 70);
        Assert.Equal((opened.Id, AnomalyPhase.Cleared), (Assert.Single(_monitor.TakeEvents()) is var cleared ? (cleared.Id, cleared.Phase) : default));
    }

    [Fact]
    public void A_batch_that_writes_every_few_hours_and_a_stream_that_is_silent_as_a_whole_are_not_missed()
    {
        for (var minute = 0; minute < 2 * Day; minute++)
        {
            if (minute is > 1800 and < 2000) continue;
            Write(minute, "Served order 7 in 20 ms", LogLevel.Information);
            for (var i = 0; i < 40 && minute % 180 < 5; i++) Write(minute, "Exported a row to the ledger", LogLevel.Information);
        }

        Assert.Empty(_monitor.TakeEvents());
    }

    private void Deploy(int minute) => _monitor.Note(new Deployment("d1", "release 42", Start.AddMinutes(minute).UtcTicks));

    private void TwoWarnings(int minute)
    {
        if (minute is Day + 1 or Day + 6) Write(minute, "Price rule has no currency", LogLevel.Warning);
        if (minute == Day + 2) Write(minute, "Loaded the new price rules", LogLevel.Information);
    }

    private void Usual(int from, int to, bool withStock = true, Action<int>? also = null)
    {
        for (var minute = from; minute < to; minute++)
        {
            also?.Invoke(minute);
            Write(minute, "Served order 7 in 20 ms", LogLevel.Information);
            if (!withStock) continue;
            Write(minute, "Refreshed the stock of all articles", LogLevel.Information);
            Write(minute, "Refreshed the stock of all articles", LogLevel.Information);
        }
    }

    private void Write(double minute, string text, LogLevel level) =>
        _monitor.Observe(new(Start.AddMinutes(minute).UtcTicks, level, Encoding.UTF8.GetBytes(text), "", 1, ++_hash));
}
