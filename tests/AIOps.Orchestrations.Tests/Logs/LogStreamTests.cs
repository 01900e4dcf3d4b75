using System.Text;
using AIOps.Detect;
using AIOps.Detect.Logs.Detection;
using AIOps.Ingest;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Logs;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Logs;

/// <summary>A log stream through storage: delivered twice, taken over by another host, compared around an onset.</summary>
public sealed class LogStreamTests : IDisposable
{
    private const string Served = "Served order 7 in 20 ms";
    private const string Failed = "Checkout of order 9 for ann@example.com failed badly";
    private readonly TemporaryStore _temporary = new();
    private ulong _hash;

    [Fact]
    public async Task A_new_error_is_raised_once_and_stored_with_its_lines()
    {
        var scorer = NewScorer();
        await TakeAsync(scorer, Usual(0, 120));
        var trouble = Trouble(121);
        var opened = Assert.Single(await TakeAsync(scorer, trouble));
        Assert.Equal((AnomalySource.Log, AnomalyKind.NewTemplate, "AppServiceConsoleLogs"), (opened.Source, opened.Kind, opened.Metric));
        Assert.Empty(await TakeAsync(scorer, trouble));

        var detail = (await Reader().TemplateAsync(opened.Log!.TemplateId!, null, Samples.Noon, Samples.Noon.AddHours(3), default))!;
        Assert.Equal(5, detail.Points.Sum(static point => point.Count));
        Assert.Equal(opened.Id, Assert.Single(detail.Anomalies).Id);
        Assert.DoesNotContain("ann@", string.Concat(detail.Examples), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_goes_on_where_the_first_stopped_and_delivers_what_was_not()
    {
        await TakeAsync(NewScorer(), Usual(0, 120));
        var first = Assert.Single(await TakeAsync(NewScorer(), Trouble(121)));
        var again = await TakeAsync(NewScorer(), Usual(122, 123));
        Assert.Equal(first.Id, Assert.Single(again, static one => one.Phase == AnomalyPhase.Opened).Id);
        Assert.DoesNotContain(await TakeAsync(NewScorer(), Usual(123, 124)), static one => one.Phase == AnomalyPhase.Opened);
    }

    [Fact]
    public async Task Two_hosts_on_one_stream_count_every_line_once()
    {
        var (one, two) = (NewScorer(), NewScorer());
        await TakeAsync(one, Usual(0, 10));
        await TakeAsync(two, Usual(10, 20));
        await TakeAsync(one, Usual(20, 30));
        var (items, cursor) = await Reader().TemplatesAsync(Samples.Vm.ToUpperInvariant(), 0, default);
        Assert.Equal(30, Assert.Single(items).Count);
        Assert.Null(cursor);
    }

    [Fact]
    public async Task A_stream_that_goes_quiet_clears_with_the_time_of_others()
    {
        var scorer = NewScorer();
        await TakeAsync(scorer, Usual(0, 120));
        var opened = Assert.Single(await TakeAsync(scorer, Trouble(121)));
        var events = await scorer.ScoreAsync(1, new LogBatch(), Samples.Noon.AddMinutes(140).UtcTicks, default);
        var cleared = Assert.Single(events);
        Assert.Equal((opened.Id, AnomalyPhase.Cleared), (cleared.Id, cleared.Phase));
    }

    [Fact]
    public async Task A_stored_state_that_is_unusable_starts_afresh_and_holds_nothing_up()
    {
        await TakeAsync(NewScorer(), Usual(0, 10));
        var key = new LogStreamId(Samples.Vm, "AppServiceConsoleLogs").Key;
        var row = (await _temporary.Store.GetAsync("logs", key, "state"))!;
        await _temporary.Store.PutAsync("logs", new DocumentWrite(WriteKind.Upsert, key, "state", new Dictionary<string, object>(row.Properties) { ["rates0"] = new byte[] { 1, 2 } }));
        Assert.Empty(await TakeAsync(NewScorer(), Usual(10, 20)));
        Assert.Equal(10, Assert.Single((await Reader().TemplatesAsync(null, 0, default)).Items).Count);
    }

    [Fact]
    public async Task What_is_new_or_gone_since_an_onset_comes_first()
    {
        var scorer = NewScorer();
        await TakeAsync(scorer, [.. Usual(0, 300), .. Enumerable.Range(0, 900).Select(third => Line(third / 3.0, "Heartbeat of the worker was written", LogLevel.Information))]);
        await TakeAsync(scorer, [.. Usual(300, 320), .. Trouble(301)]);
        var found = await new LogComparison(Reader()).CompareAsync([Samples.Vm], Samples.Noon, Samples.Noon.AddMinutes(300), Samples.Noon.AddMinutes(320), default);
        Assert.Equal([LogDifferenceKind.New, LogDifferenceKind.Gone], found.Select(static one => one.Change));
        Assert.Equal((0, 5), (found[0].CountBefore, found[0].CountAfter));
        Assert.StartsWith("New since", found[0].Text, StringComparison.Ordinal);
        Assert.Equal(3, found[1].Before, 1);
    }

    [Fact]
    public async Task An_error_soon_after_a_deployment_to_its_resource_names_it_and_one_of_another_resource_does_not()
    {
        await DeployAsync("release 41", Samples.Vm + "-other", 117);
        await DeployAsync("release 42", Samples.Vm, 118);
        var scorer = NewScorer();
        await TakeAsync(scorer, Usual(0, 120));
        var opened = Assert.Single(await TakeAsync(scorer, Trouble(121)));
        Assert.Equal("release 42", opened.Log!.Deployment);
        Assert.Contains("soon after release 42 (13:58)", opened.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_access_log_without_text_says_how_it_ended()
    {
        var record = new LogRecord { ResourceId = Samples.Vm, TimeTicks = 1, Category = "AppServiceHTTPLogs"u8, StatusCode = 502, Level = LogLevel.Information };
        Assert.Equal("AppServiceHTTPLogs ended in a server error", Encoding.UTF8.GetString(LogText.Of(record)));
        Assert.Equal(LogLevel.Error, LogText.LevelOf(record));
    }

    public void Dispose() => _temporary.Dispose();

    private Task DeployAsync(string title, string resource, int minute) => new ChangeRepository(_temporary.Store).AddAsync(new ChangeEvent
    {
        Id = title, ResourceId = resource, Time = Samples.Noon.AddMinutes(minute), Kind = ChangeKind.Deployment, Operation = "deploy", Status = "succeeded", Title = title,
    });

    private LogReader Reader() => new(_temporary.Store, LogDetectOptions.Default);

    private LogScorer NewScorer()
    {
        var cache = new LogCache(Options.Create(new StreamOptions()));
        return new LogScorer(
            new LogStore(_temporary.Store, LogDetectOptions.Default), cache, new Deployments(new ChangeRepository(_temporary.Store)), new LogStatistics(cache), Options.Create(new StreamOptions()), NullLogger<LogScorer>.Instance);
    }

    private static Task<IReadOnlyList<Anomaly>> TakeAsync(LogScorer scorer, IEnumerable<LineOf> lines)
    {
        var batch = new LogBatch();
        long newest = 0;
        foreach (var line in lines)
        {
            batch.Add(new LogRecord
            {
                ResourceId = Samples.Vm, TimeTicks = line.Ticks, Category = "AppServiceConsoleLogs"u8, Level = line.Level, Message = Encoding.UTF8.GetBytes(line.Text), Weight = 1, ContentHash = line.Hash,
            });
            newest = Math.Max(newest, line.Ticks);
        }

        return scorer.ScoreAsync(1, batch, newest, default);
    }

    private LineOf[] Usual(int from, int to) => [.. Enumerable.Range(from, to - from).Select(minute => Line(minute, Served, LogLevel.Information))];

    private LineOf[] Trouble(int minute) => [.. Enumerable.Range(0, 5).Select(i => Line(minute + (i * 0.1), Failed, LogLevel.Error))];

    private LineOf Line(double minute, string text, LogLevel level) => new(Samples.Noon.AddMinutes(minute).UtcTicks, text, level, ++_hash);

    private sealed record LineOf(long Ticks, string Text, LogLevel Level, ulong Hash);
}
