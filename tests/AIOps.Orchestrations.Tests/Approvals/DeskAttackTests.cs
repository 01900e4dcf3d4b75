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
using AIOps.Remediate;
using AIOps.Remediate.Approvals;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Policy;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Approvals;

/// <summary>What every channel may bring to the desk, and what the desk does not take.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class DeskAttackTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly SettableTime _time = new(Samples.Noon.AddMinutes(5));
    private readonly RecordingWorkflows _workflows = new();
    private readonly FakeActuator _actuator = new();
    private readonly ApprovalRepository _approvals;
    private readonly ApproverDirectory _directory;
    private readonly ReviewRepository _reviews;
    private readonly AuditLog _audit;
    private readonly ApprovalDesk _desk;
    private readonly RemediationPlan _plan = Samples.Plan();

    public DeskAttackTests()
    {
        var options = Options.Create(new ApprovalOptions
        {
            Approvers = { new ConfiguredApprover { Id = "second-line", EscalationOnly = true }, new ConfiguredApprover { Id = "oid-1" } },
        });
        var live = new LiveFeed();
        _approvals = new ApprovalRepository(_temporary.Store);
        _directory = new ApproverDirectory(_temporary.Store, options, _time);
        _reviews = new ReviewRepository(_temporary.Store);
        _audit = new AuditLog(_temporary.Store);
        var story = new ApprovalStory(new IncidentStory(new IncidentRepository(_temporary.Store), _audit, live));
        var links = new ApprovalLinks(new LinkKeyRing(_temporary.Store, options, _time), _time);
        _desk = new ApprovalDesk(_approvals, story, _directory, links, _reviews, live, _workflows, new PolicyEngine(), new TargetCheck(new Actuators([_actuator], ActionCatalogue.Default), _time), _time);
    }

    [Fact]
    public async Task A_target_that_changed_is_412_and_the_request_is_void_for_everybody()
    {
        var approval = await CreateAsync();
        _actuator.Changes = [new PlanChange("power state", "deallocated", "restarted")];
        var verdict = await DecideAsync(approval, "oid-1");
        Assert.Equal(412, verdict.StatusCode);
        Assert.Contains("power state is 'deallocated', it was 'running'", verdict.Detail, StringComparison.Ordinal);
        Assert.Equal(ApprovalStatus.Void, (await StoredAsync(approval)).Status);
        _actuator.Changes = approval.Plan.Changes;
        Assert.Equal(412, (await DecideAsync(approval, "oid-1")).StatusCode);
        Assert.Contains(_workflows.Events, raised => raised.Instance == $"approval-{approval.Id}");
    }

    [Fact]
    public async Task A_no_needs_no_target()
    {
        var approval = await CreateAsync();
        _actuator.Refusal = "the machine is gone";
        Assert.Equal(200, (await DecideAsync(approval, "oid-1", approve: false)).StatusCode);
    }

    [Fact]
    public async Task The_second_group_decides_only_once_the_request_was_escalated_to_it()
    {
        var approval = await CreateAsync();
        Assert.Equal(403, (await DecideAsync(approval, "second-line")).StatusCode);
        await _approvals.UpdatePendingAsync(approval.Id, pending => pending with { EscalatedAt = _time.Now });
        Assert.Equal(200, (await DecideAsync(approval, "second-line")).StatusCode);
    }

    [Fact]
    public async Task A_chat_name_that_nobody_mapped_is_refused_even_though_it_looks_like_an_approver()
    {
        var approval = await CreateAsync();
        Assert.Equal(403, (await DecideAsync(approval, "oid-1\u200b")).StatusCode);
        Assert.Equal(403, (await DecideAsync(approval, "U024BE7LH")).StatusCode);
        Assert.Equal(403, (await DecideAsync(approval, "")).StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_right_counts_over_the_configuration_and_over_what_a_sign_in_proves()
    {
        var approval = await CreateAsync();
        await _directory.WithdrawAsync("oid-1", "oid-2");
        Assert.Equal(403, (await DecideAsync(approval, "oid-1")).StatusCode);
        Assert.Equal(403, (await DecideAsync(approval, "OID-1", proved: new ApproverRights(true, true))).StatusCode);
    }

    [Fact]
    public async Task A_right_that_a_sign_in_proved_ends_for_chat_after_its_time()
    {
        await _directory.RecordAsync(new Approver("oid-3", "Cleo", "entra") { Proved = new ApproverRights(true) });
        _time.Now += TimeSpan.FromDays(31);
        var approval = Samples.Approval(_plan) with { ExpiresAt = _time.Now.AddHours(1) };
        await _approvals.CreateAsync(approval);
        Assert.Equal(403, (await DecideAsync(approval, "oid-3")).StatusCode);
    }

    [Fact]
    public async Task A_role_that_is_gone_at_the_next_sign_in_is_gone_for_chat_at_once()
    {
        await _directory.RecordAsync(new Approver("oid-3", "Cleo", "entra") { Proved = new ApproverRights(true) });
        await _directory.RecordAsync(new Approver("oid-3", "Cleo", "entra") { Proved = new ApproverRights(false) });
        Assert.Equal(403, (await DecideAsync(await CreateAsync(), "oid-3")).StatusCode);
    }

    [Fact]
    public async Task Breaking_the_glass_takes_its_own_right_and_opens_a_review_that_somebody_else_closes()
    {
        var approval = await CreateAsync(needed: 2);
        var alone = new Decision(true, "The shop is down and nobody else answers", _plan.Hash) { BreakGlass = true };
        Assert.Equal(403, (await _desk.DecideAsync(approval.Id, Person("oid-1"), alone))!.StatusCode);
        Assert.Equal(200, (await _desk.DecideAsync(approval.Id, Person("oid-1", new ApproverRights(true, true)), alone))!.StatusCode);
        Assert.Null((await _reviews.GetAsync(approval.Id))!.Value.ReviewedAt);
        var review = new ReviewDesk(_reviews, _directory, new IncidentStory(new IncidentRepository(_temporary.Store), _audit, new LiveFeed()), _time);
        Assert.Equal(ReviewOutcome.NotAllowed, (await review.CloseAsync(approval.Id, Person("OID-1 "), true, "fine")).Outcome);
        Assert.Equal(ReviewOutcome.Accepted, (await review.CloseAsync(approval.Id, Person("bob", new ApproverRights(true)), false, "I was awake")).Outcome);
        Assert.Equal(ReviewOutcome.Closed, (await review.CloseAsync(approval.Id, Person("bob", new ApproverRights(true)), true, "changed my mind")).Outcome);
    }

    [Fact]
    public async Task Every_refusal_is_in_the_audit_with_who_tried()
    {
        var approval = await CreateAsync();
        await DecideAsync(approval, "mallory");
        await DecideAsync(approval, "aiops", proved: new ApproverRights(true));
        Assert.Equal(["mallory", "aiops"], (await _audit.OfIncidentAsync("inc-1")).Where(row => row.Action == "approval.refused").Select(row => row.Actor));
    }

    public void Dispose() => _temporary.Dispose();

    private static Approver Person(string id, ApproverRights? proved = null) => new(id, id, "test") { Proved = proved };

    private async Task<Approval> CreateAsync(int needed = 1)
    {
        var approval = Samples.Approval(_plan, needed);
        await _approvals.CreateAsync(approval);
        return approval;
    }

    private async Task<ApprovalVerdict> DecideAsync(Approval approval, string who, bool approve = true, ApproverRights? proved = null) =>
        (await _desk.DecideAsync(approval.Id, Person(who, proved), new Decision(approve, "because", approval.Plan.Hash)))!;

    private async Task<Approval> StoredAsync(Approval approval) => (await _approvals.GetAsync(approval.Id))!.Value;
}
