using System.Collections.Concurrent;
using System.Diagnostics;
using AIOps.Correlate;
using AIOps.Ingest;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Tests.Fakes;

namespace AIOps.Orchestrations.Tests.Observability;

/// <summary>One trace id leads from a telemetry body to the audit row of the action that fixed it.</summary>
public sealed class OneTraceTests
{
    [Fact]
    public async Task The_trace_of_the_body_that_broke_the_band_is_in_every_audit_row_up_to_the_verified_action()
    {
        ConcurrentQueue<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Spans.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var loop = new TracedLoop();
        var (rows, body) = await HealAsync(loop);

        Assert.Equal([body], rows.Select(row => row.TraceId).Distinct());
        Assert.Contains(rows, row => row.Action == "action.succeeded");
        Assert.Contains(rows, row => row.Action == "action.verified");
        Assert.Null((await loop.Get<AuditLog>().VerifyAsync()).Problem);
        var names = spans.Where(span => span.TraceId.ToHexString() == body).Select(span => span.OperationName).ToHashSet();
        Assert.Superset(new HashSet<string> { "aiops.ingest", "aiops.anomaly", "aiops.step Diagnose", "aiops.step Plan", "aiops.step BeginAction", "aiops.step VerifyAction" }, names);
    }

    [Fact]
    public async Task An_altered_trace_id_breaks_the_chain_and_rows_without_one_keep_their_hash()
    {
        using var temporary = new TemporaryStore();
        var audit = new AuditLog(temporary.Store);
        await audit.AppendAsync(new AuditEntry("k", Samples.Noon, "inc-1", "action.succeeded", "aiops", "done") { TraceId = new string('a', 32) });
        var row = Assert.Single(await audit.OfIncidentAsync("inc-1"));
        Assert.Equal(row.Hash, row.ComputeHash());
        Assert.NotEqual(row.Hash, (row with { TraceId = new string('b', 32) }).ComputeHash());
        var bare = row with { TraceId = null, PreviousHash = new string('0', 64) };
        Assert.Equal("e2db506a", bare.ComputeHash()[..8]);
    }

    private static async Task<(IReadOnlyList<AuditRow> Rows, string Body)> HealAsync(TracedLoop loop)
    {
        await loop.StartAsync();
        await loop.CalmAsync(380);
        loop.Cpu = 97;
        var incident = await loop.UntilAsync(IncidentStatus.AwaitingApproval);
        await loop.ApproveAsync(incident);
        await loop.UntilAsync(IncidentStatus.Verifying);
        loop.Cpu = 30;
        await loop.UntilAsync(IncidentStatus.Resolved);
        var key = new SeriesId(Samples.Vm, "Percentage CPU").Key;
        var anomaly = (await loop.Get<SeriesReader>().AnomaliesAsync(key, Samples.Noon, Samples.Noon.AddDays(1)))[0];

        // The band was left at Since; N of M samples later, within five minutes, the episode opened with the body that is traced.
        var rows = await loop.Get<AuditLog>().OfIncidentAsync(incident.Id);
        var candidates = Enumerable.Range(0, 5).Select(minute => TracedLoop.TraceOf(anomaly.Since.AddMinutes(minute)));
        return (rows, Assert.Single(candidates, trace => trace == rows[0].TraceId));
    }
}
