using AIOps.Correlate;
using AIOps.Ingest;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Retention;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Workflows.Retention;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Retention;

public sealed class RetentionSweepTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly IncidentRepository _incidents;
    private readonly DeadLetterRepository _letters;
    private readonly RetentionSweep _sweep;

    public RetentionSweepTests()
    {
        _incidents = new IncidentRepository(_temporary.Store);
        _letters = new DeadLetterRepository(_temporary.Store);
        _sweep = new RetentionSweep(
            _letters, new IncidentEraser(_temporary.Store, _incidents), new RecordingWorkflows(), Options.Create(new RetentionOptions()), NullLogger<RetentionSweep>.Instance);
    }

    [Fact]
    public async Task Dead_letters_go_with_their_bytes_when_their_days_are_over_and_not_before()
    {
        var old = await _letters.AddAsync(RejectKind.Malformed, "cut off", 0, "old"u8.ToArray(), "test", Samples.Noon);
        var young = await _letters.AddAsync(RejectKind.Malformed, "cut off", 0, "young"u8.ToArray(), "test", Samples.Noon.AddDays(20));
        var now = Samples.Noon.AddDays(30).AddMinutes(1);
        Assert.Equal(1, (await _sweep.RunAsync(RetentionKind.DeadLetters, now, default)).Deleted);
        Assert.Equal(0, (await _sweep.RunAsync(RetentionKind.DeadLetters, now, default)).Deleted);
        Assert.Null(await _letters.GetAsync(old.Id));
        Assert.Empty(await _letters.RawAsync(old.Id));
        Assert.Equal("young"u8.ToArray(), await _letters.RawAsync(young.Id));
    }

    [Fact]
    public async Task A_resolved_incident_goes_with_all_that_belongs_to_it_and_the_audit_stays_whole()
    {
        var audit = new AuditLog(_temporary.Store);
        await KeepAsync("inc-1", resolvedAt: Samples.Noon);
        await KeepAsync("inc-2", resolvedAt: Samples.Noon.AddDays(300));
        await KeepAsync("inc-3", resolvedAt: null);
        Assert.Equal(1, (await _sweep.RunAsync(RetentionKind.Incidents, Samples.Noon.AddDays(401), default)).Deleted);

        Assert.Null(await _incidents.GetAsync("inc-1"));
        Assert.Empty(await _incidents.TimelineAsync("inc-1"));
        Assert.Null(await new PlanRepository(_temporary.Store).GetAsync("inc-1", "inc-1-p1"));
        Assert.Equal(["inc-2", "inc-3"], (await new ApprovalRepository(_temporary.Store).ListAsync(null, 10)).Select(approval => approval.IncidentId));
        Assert.Equal(["inc-2", "inc-3"], (await _incidents.ListAsync(null, null, 10)).Select(incident => incident.Id));
        Assert.NotEmpty(await _incidents.TimelineAsync("inc-3"));
        Assert.Equal(3, (await audit.VerifyAsync()).Rows);
        Assert.NotEmpty(await audit.OfIncidentAsync("inc-1"));
    }

    public void Dispose() => _temporary.Dispose();

    private async Task KeepAsync(string id, DateTimeOffset? resolvedAt)
    {
        var record = Samples.Incident(id);
        if (resolvedAt is not null)
        {
            record = record with { Incident = record.Incident with { Status = IncidentStatus.Resolved, ResolvedAt = resolvedAt } };
        }

        await _incidents.CreateAsync(record);
        var plan = Samples.Plan(id);
        await new PlanRepository(_temporary.Store).CreateAsync(plan);
        await new ApprovalRepository(_temporary.Store).CreateAsync(Samples.Approval(plan));
        await new IncidentStory(_incidents, new AuditLog(_temporary.Store), new LiveFeed()).TellAsync(
            id,
            new TimelineEntry(Samples.Noon, "incident", "Incident opened", "", "aiops", []),
            new AuditEntry($"opened:{id}", Samples.Noon, id, "incident.opened", "aiops", "opened"),
            default);
    }
}
