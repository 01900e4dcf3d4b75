using System.Text;
using AIOps.Detect.Logs.Detection;
using AIOps.Ingest;

namespace AIOps.Detect.Tests.Logs;

public sealed class LogMonitorTests
{
    private const string Known = "Served order 7 in 20 ms";
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly LogStreamId Stream = new("/subscriptions/s/resourceGroups/rg/providers/microsoft.web/sites/Shop", "AppServiceConsoleLogs");
    private LogMonitor monitor = LogMonitor.Create(Stream, LogDetectOptions.Default, static text => text.Replace("ann@example.com", "<email-1>", StringComparison.Ordinal));
    private ulong hash;

    [Fact]
    public void A_new_error_opens_with_its_third_line_and_clears_after_quiet()
    {
        Usual(120);
        Write(121, "Checkout of order 1 for ann@example.com failed badly", LogLevel.Error);
        Write(121.2, "Checkout of order 2 for ann@example.com failed badly", LogLevel.Error);
        Assert.Empty(monitor.TakeEvents());
        Write(121.5, "Checkout of order 3 for ann@example.com failed badly", LogLevel.Error);
        var opened = Assert.Single(monitor.TakeEvents());
        Assert.Equal((AnomalyKind.NewTemplate, AnomalyPhase.Opened, 2), (opened.Kind, opened.Phase, opened.Severity));
        Assert.Equal("Checkout of order <*> for <*> failed badly", opened.Log!.Template);
        Assert.Equal(3, opened.Log.Examples.Count);
        Assert.All(opened.Log.Examples, example => Assert.DoesNotContain("ann@", example, StringComparison.Ordinal));
        Assert.Equal((0, 3), (opened.Log.CountBefore, opened.Log.CountAfter));
        Usual(140, from: 122);
        var cleared = Assert.Single(monitor.TakeEvents());
        Assert.Equal((opened.Id, AnomalyPhase.Cleared), (cleared.Id, cleared.Phase));
    }

    [Fact]
    public void New_information_raises_nothing_but_is_listed()
    {
        Usual(120);
        for (var i = 0; i < 50; i++) Write(121 + (i * 0.05), "A shiny new feature was used once more", LogLevel.Information);
        Assert.Empty(monitor.TakeEvents());
        Assert.Contains(monitor.Templates(), one => one.Text.StartsWith("A shiny new feature", StringComparison.Ordinal) && one.Count == 50);
    }

    [Fact]
    public void Errors_of_a_stream_that_is_just_becoming_known_raise_nothing()
    {
        for (var i = 0; i < 40; i++) Write(i, "Cannot reach the mail server", LogLevel.Error);
        Assert.Empty(monitor.TakeEvents());
    }

    [Fact]
    public void One_critical_line_is_enough()
    {
        Usual(120);
        Write(121, "Data file is corrupt", LogLevel.Critical);
        Assert.Equal(1, Assert.Single(monitor.TakeEvents()).Severity);
    }

    [Fact]
    public void A_known_error_that_becomes_frequent_is_a_rate_change()
    {
        for (var minute = 0; minute < 240; minute++)
        {
            Write(minute, Known, LogLevel.Information);
            if (minute % 5 == 0) Write(minute, "Cannot reach the mail server", LogLevel.Error);
        }

        for (var minute = 240; minute < 255; minute++)
        {
            Write(minute, Known, LogLevel.Information);
            for (var i = 0; i < 20; i++) Write(minute + (i * 0.04), "Cannot reach the mail server", LogLevel.Error);
        }

        var opened = Assert.Single(monitor.TakeEvents());
        Assert.Equal((AnomalyKind.RateChange, AnomalyPhase.Opened), (opened.Kind, opened.Phase));
        Assert.InRange(opened.Log!.CountBefore, 0.5, 2);
        Assert.True(opened.Observed >= 80);
    }

    [Fact]
    public void A_warning_that_was_frequent_from_the_start_is_usual()
    {
        for (var minute = 0; minute < 300; minute++)
        {
            for (var i = 0; i < 6; i++) Write(minute + (i * 0.1), "Slow answer from the stock service", LogLevel.Warning);
        }

        Assert.Empty(monitor.TakeEvents());
    }

    [Fact]
    public void Warnings_that_are_each_a_little_more_frequent_are_told_by_their_level()
    {
        string[] texts = ["Slow answer from the stock service", "Retried a write to the ledger", "No price for an article", "Coupon is not valid any more", "Mailbox of a customer is full"];
        for (var minute = 0; minute < 700; minute++)
        {
            Write(minute, Known, LogLevel.Information);
            foreach (var (text, at) in texts.Select(static (text, at) => (text, at)))
            {
                // Each about once in eight minutes, and from the tenth hour on in every second.
                if ((minute + at) % (minute < 600 ? 8 : 2) == 0) Write(minute + 0.5, text, LogLevel.Warning);
            }
        }

        var opened = Assert.Single(monitor.TakeEvents());
        Assert.Equal((AnomalyKind.RateChange, "level=Warning"), (opened.Kind, opened.Dimensions));
        Assert.InRange((opened.At - Start).TotalMinutes, 605, 640);
    }

    [Fact]
    public void A_job_that_writes_for_some_minutes_every_night_is_known_after_its_second_night()
    {
        for (var minute = 0; minute < 5 * 1440; minute++)
        {
            Write(minute, Known, LogLevel.Information);
            for (var i = 0; i < 6 && minute % 1440 is >= 200 and < 212; i++) Write(minute + (i * 0.1), "Export was retried", LogLevel.Warning);
            if (minute == 1440) monitor.TakeEvents();
        }

        Assert.Empty(monitor.TakeEvents());
    }

    [Fact]
    public void A_rate_that_is_usual_at_this_hour_is_no_news()
    {
        for (var day = 0; day < 4; day++)
        {
            for (var minute = 0; minute < 1440; minute++)
            {
                Write((day * 1440) + minute, Known, LogLevel.Information);
                if (minute is >= 120 and < 180)
                {
                    for (var i = 0; i < 8; i++) Write((day * 1440) + minute + (i * 0.1), "Nightly export was retried", LogLevel.Warning);
                }
            }

            if (day < 3) monitor.TakeEvents();
        }

        Assert.DoesNotContain(monitor.TakeEvents(), one => one.Phase == AnomalyPhase.Opened);
    }

    [Fact]
    public void An_error_that_comes_back_after_days_is_rare()
    {
        Usual(60);
        Write(10, "Cannot reach the mail server", LogLevel.Error);
        Usual(3 * 1440, from: 61);
        monitor.TakeEvents();
        for (var i = 0; i < 3; i++) Write((3 * 1440) + 1 + (i * 0.1), "Cannot reach the mail server", LogLevel.Error);
        var opened = Assert.Single(monitor.TakeEvents());
        Assert.StartsWith("Rare error lines", opened.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_that_end_otherwise_than_all_before_are_a_pattern()
    {
        for (var i = 0; i < 2000; i++)
        {
            Operation(i * 0.1, $"op{i}", "Received the order", "Reserved the stock", "Sent the answer");
        }

        monitor.TakeEvents();
        for (var i = 0; i < 100; i++)
        {
            if (i % 2 == 0) Operation(201 + (i * 0.1), $"late{i}", "Received the order", "Reserved the stock", "Sent the answer");
            else Operation(201 + (i * 0.1), $"late{i}", [.. Enumerable.Repeat("Reserved the stock", i), "Received the order"]);
        }

        Usual(240, from: 215);
        var opened = monitor.TakeEvents()[0];
        Assert.Equal((AnomalyKind.Pattern, AnomalyPhase.Opened), (opened.Kind, opened.Phase));
    }

    [Fact]
    public void A_line_that_comes_twice_counts_once()
    {
        var line = new LogLine(Start.UtcTicks, LogLevel.Error, Encoding.UTF8.GetBytes(Known), "", 1, 77);
        monitor.Observe(line);
        monitor.Observe(line);
        Assert.Equal((1, 1), (monitor.Lines, monitor.Duplicates));
        Assert.Equal(1, Assert.Single(monitor.TakeCounts()).Count);
    }

    [Fact]
    public void A_restored_stream_raises_what_the_saved_one_would()
    {
        Usual(120);
        Write(121, "Checkout failed badly", LogLevel.Error);
        Write(121.1, "Checkout failed badly", LogLevel.Error);
        monitor = LogMonitor.Restore(Stream, LogDetectOptions.Default, static text => text, monitor.SaveRates(), monitor.SaveMiner())!;
        Write(121.2, "Checkout failed badly", LogLevel.Error);
        Assert.Equal(AnomalyKind.NewTemplate, Assert.Single(monitor.TakeEvents()).Kind);
    }

    [Fact]
    public void A_damaged_state_is_refused()
    {
        Usual(2);
        Assert.Null(LogMonitor.Restore(Stream, LogDetectOptions.Default, static text => text, [1, 2, 3], monitor.SaveMiner()));
        Assert.Null(LogMonitor.Restore(Stream, LogDetectOptions.Default, static text => text, monitor.SaveRates(), [9]));
    }

    [Fact]
    public void Options_name_what_is_wrong() =>
        Assert.Contains("AIOps:Logs:NewLines is 0", Assert.Single(new LogDetectOptions { NewLines = 0 }.Validate()), StringComparison.Ordinal);

    private void Usual(int minutes, int from = 0)
    {
        for (var minute = from; minute < minutes; minute++) Write(minute, Known, LogLevel.Information);
    }

    private void Operation(double minute, string id, params string[] texts)
    {
        for (var i = 0; i < texts.Length; i++) Write(minute + (i * 0.01), texts[i], LogLevel.Information, id);
    }

    private void Write(double minute, string text, LogLevel level, string correlation = "") =>
        monitor.Observe(new(Start.AddMinutes(minute).UtcTicks, level, Encoding.UTF8.GetBytes(text), correlation, 1, ++hash));
}
