using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Approvals.Reviews;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Policy;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Approvals;

[Trait("Category", "ApprovalAttack")]
public sealed class ApprovalDeskTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly RecordingWorkflows _workflows = new();
    private readonly FakeActuator _actuator = new();
    private readonly SettableTime _time = new(Samples.Noon.AddMinutes(5));
    private readonly ApprovalRepository _approvals;
    private readonly ApprovalStory _story;
    private readonly AuditLog _audit;
    private readonly ApprovalDesk _desk;
    private readonly ReviewRepository _reviews;
    private readonly ApproverDirectory _directory;
    private readonly ApprovalLinks _links;
    private readonly RemediationPlan _plan = Samples.Plan();

    public ApprovalDeskTests()
    {
        _approvals = new ApprovalRepository(_temporary.Store);
        _audit = new AuditLog(_temporary.Store);
        var live = new LiveFeed();
        _story = new ApprovalStory(new IncidentStory(new IncidentRepository(_temporary.Store), _audit, live));
        var options = Options.Create(new ApprovalOptions());
        _reviews = new ReviewRepository(_temporary.Store);
        _directory = new ApproverDirectory(_temporary.Store, options, _time);
        _links = new ApprovalLinks(new LinkKeyRing(_temporary.Store, options, _time), _time);
        _desk = new ApprovalDesk(_approvals, _story, _directory, _links, _reviews, live, _workflows, new PolicyEngine(), new TargetCheck(new Actuators([_actuator], ActionCatalogue.Default), _time), _time);
    }

    [Fact]
    public async Task A_yes_is_stored_audited_and_wakes_the_workflow()
    {
        var approval = await CreateAsync();
        var verdict = await _desk.DecideAsync(approval.Id, Person("alice"), Yes());
        Assert.Equal(VerdictKind.Accepted, verdict!.Kind);
        Assert.Equal(ApprovalStatus.Approved, (await _approvals.GetAsync(approval.Id))!.Value.Status);
        Assert.Equal($"approval-{approval.Id}", Assert.Single(_workflows.Events).Instance);
        var row = Assert.Single(await _audit.OfIncidentAsync("inc-1"));
        Assert.Equal(("approval.approved", "alice", _plan.Hash), (row.Action, row.Actor, row.PlanHash));
    }

    [Fact]
    public async Task A_second_click_gets_409_with_who_decided()
    {
        var approval = await CreateAsync();
        await _desk.DecideAsync(approval.Id, Person("alice"), Yes());
        var second = await _desk.DecideAsync(approval.Id, Person("bob"), Yes() with { Approve = false });
        Assert.Equal(409, second!.StatusCode);
        Assert.Contains("alice", second.Detail, StringComparison.Ordinal);
        Assert.Equal(ApprovalStatus.Approved, (await _approvals.GetAsync(approval.Id))!.Value.Status);
    }

    [Fact]
    public async Task Of_many_clicks_at_once_exactly_one_counts()
    {
        var approval = await CreateAsync();
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 12).Select(index =>
            Task.Run(() => _desk.DecideAsync(approval.Id, Person($"person-{index}"), Yes() with { Approve = index % 2 == 0 }))));
        Assert.Single(verdicts, verdict => verdict!.Kind == VerdictKind.Accepted);
        Assert.Single((await _approvals.GetAsync(approval.Id))!.Value.Votes);
    }

    [Fact]
    public async Task Another_plan_than_the_one_shown_is_412_and_nothing_is_stored()
    {
        var approval = await CreateAsync();
        var verdict = await _desk.DecideAsync(approval.Id, Person("alice"), Yes() with { PlanHash = new string('0', 64) });
        Assert.Equal(412, verdict!.StatusCode);
        Assert.Empty((await _approvals.GetAsync(approval.Id))!.Value.Votes);
        Assert.Empty(_workflows.Events);
    }

    [Fact]
    public async Task After_the_expiry_the_answer_is_410_even_before_the_workflow_has_noticed()
    {
        var approval = await CreateAsync();
        _time.Now = approval.ExpiresAt;
        Assert.Equal(410, (await _desk.DecideAsync(approval.Id, Person("alice"), Yes()))!.StatusCode);
        Assert.Empty((await _approvals.GetAsync(approval.Id))!.Value.Votes);
    }

    [Fact]
    public async Task Whoever_has_no_right_and_whoever_asked_gets_403()
    {
        var approval = await CreateAsync();
        Assert.Equal(403, (await _desk.DecideAsync(approval.Id, Person("mallory", may: false), Yes()))!.StatusCode);
        Assert.Equal(403, (await _desk.DecideAsync(approval.Id, Person("aiops"), Yes()))!.StatusCode);
        Assert.Equal(ApprovalStatus.Pending, (await _approvals.GetAsync(approval.Id))!.Value.Status);
    }

    [Fact]
    public async Task Four_eyes_need_two_people_and_the_same_one_does_not_count_twice()
    {
        var approval = await CreateAsync(needed: 2);
        await _desk.DecideAsync(approval.Id, Person("alice"), Yes());
        Assert.Equal(403, (await _desk.DecideAsync(approval.Id, Person("ALICE"), Yes()))!.StatusCode);
        Assert.Equal(ApprovalStatus.Pending, (await _approvals.GetAsync(approval.Id))!.Value.Status);
        await _desk.DecideAsync(approval.Id, Person("bob"), Yes());
        Assert.Equal(ApprovalStatus.Approved, (await _approvals.GetAsync(approval.Id))!.Value.Status);
    }

    [Fact]
    public async Task An_expired_approval_is_a_no_for_the_workflow_but_an_earlier_yes_wins()
    {
        var late = await CreateAsync();
        var read = new ReadApprovalActivity(_approvals, _reviews, _story);
        var expired = await read.RunAsync(new ReadApprovalRequest(late.Id, late.ExpiresAt), Call());
        Assert.Equal(ApprovalAnswer.Expired, expired.Answer);

        var other = Samples.Approval(Samples.Plan("inc-2"));
        await _approvals.CreateAsync(other);
        await _desk.DecideAsync(other.Id, Person("alice"), Yes() with { PlanHash = other.Plan.Hash });
        var decided = await read.RunAsync(new ReadApprovalRequest(other.Id, other.ExpiresAt.AddHours(1)), Call());
        Assert.Equal(ApprovalAnswer.Approved, decided.Answer);
    }

    public void Dispose() => _temporary.Dispose();

    private static ActivityContext Call() => new("approval-x", "call-1", 1, default);

    private async Task<Approval> CreateAsync(int needed = 1)
    {
        var approval = Samples.Approval(_plan, needed);
        await _approvals.CreateAsync(approval);
        return approval;
    }

    private static Approver Person(string id, bool may = true) => new(id, id, "test") { Proved = new ApproverRights(may) };

    private Decision Yes() => new(true, "because", _plan.Hash);
}
