using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Remediation;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Policy;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Remediation;

public sealed class BeginActionTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly FakeActuator _actuator = new();
    private readonly ApprovalRepository _approvals;
    private readonly PlanRepository _plans;
    private readonly KillSwitch _killSwitch;
    private readonly AuditLog _audit;
    private readonly ApproverDirectory _directory;
    private readonly FakeLocks _locks = new();
    private readonly ActionLedger _ledger;
    private readonly BeginActionActivity _begin;
    private readonly PollActionActivity _poll;

    public BeginActionTests()
    {
        var store = _temporary.Store;
        _approvals = new ApprovalRepository(store);
        _plans = new PlanRepository(store);
        _killSwitch = new KillSwitch(store);
        _audit = new AuditLog(store);
        _directory = new ApproverDirectory(store, Options.Create(new ApprovalOptions()), new SettableTime(Samples.Noon));
        _ledger = new ActionLedger(store);
        var intents = new IntentRepository(store);
        var story = new ActionStory(new IncidentStory(new IncidentRepository(store), _audit, new LiveFeed()));
        var actuators = new Actuators([_actuator], ActionCatalogue.Default);
        var facts = new PolicyFactCollector(new OneVm(), _ledger, _killSwitch, new AmpleBudget(), [_locks]);
        _begin = new BeginActionActivity(_plans, intents, _approvals, _directory, _ledger, story, facts, new PolicyEngine(), new TargetCheck(actuators, TimeProvider.System), actuators);
        _poll = new PollActionActivity(_plans, intents, _ledger, story, actuators);
    }

    [Fact]
    public async Task An_approved_action_is_sent_once_however_often_the_step_is_repeated()
    {
        var plan = await ApprovedPlanAsync();
        Assert.Equal(StepState.Running, (await BeginAsync(plan)).State);
        await BeginAsync(plan);
        await BeginAsync(plan);
        Assert.Single(_actuator.Arrived);
        Assert.Single(await _audit.OfIncidentAsync("inc-1"), row => row.Action == "action.started");
    }

    [Fact]
    public async Task Killed_after_the_call_went_out_the_repeated_step_finds_it_and_does_not_send_again()
    {
        var plan = await ApprovedPlanAsync();
        _actuator.AfterSend = static () => throw new TimeoutException("killed");
        await Assert.ThrowsAsync<TimeoutException>(() => BeginAsync(plan));
        _actuator.AfterSend = null;
        Assert.Equal(StepState.Running, (await BeginAsync(plan)).State);
        Assert.Single(_actuator.Arrived);
    }

    [Fact]
    public async Task Killed_before_the_call_went_out_the_repeated_step_sends_it()
    {
        var plan = await ApprovedPlanAsync();
        _actuator.BeforeSend = static () => throw new TimeoutException("killed");
        await Assert.ThrowsAsync<TimeoutException>(() => BeginAsync(plan));
        _actuator.BeforeSend = null;
        await BeginAsync(plan);
        Assert.Single(_actuator.Arrived);
    }

    [Fact]
    public async Task Without_an_approval_nothing_is_sent()
    {
        var plan = Samples.Plan();
        await _plans.CreateAsync(plan);
        Assert.Equal(StepState.Refused, (await BeginAsync(plan)).State);
        Assert.Empty(_actuator.Arrived);
    }

    [Theory]
    [InlineData(ApprovalStatus.Rejected)]
    [InlineData(ApprovalStatus.Expired)]
    [InlineData(ApprovalStatus.Void)]
    [InlineData(ApprovalStatus.Pending)]
    public async Task An_approval_that_is_not_a_yes_sends_nothing(ApprovalStatus status)
    {
        var plan = Samples.Plan();
        await _plans.CreateAsync(plan);
        await _approvals.CreateAsync(Samples.Approval(plan) with { Status = status });
        Assert.Equal(StepState.Refused, (await BeginAsync(plan)).State);
        Assert.Empty(_actuator.Arrived);
    }

    [Fact]
    public async Task The_kill_switch_stops_an_approved_action()
    {
        var plan = await ApprovedPlanAsync();
        await _killSwitch.SetAsync(true, "alice", Samples.Noon);
        var step = await BeginAsync(plan);
        Assert.Equal(StepState.Refused, step.State);
        Assert.Contains("kill switch", step.Text, StringComparison.Ordinal);
        Assert.Empty(_actuator.Arrived);
    }

    [Fact]
    public async Task A_target_that_changed_since_the_plan_was_made_sends_nothing()
    {
        var plan = await ApprovedPlanAsync();
        _actuator.Changes = [new PlanChange("power state", "deallocated", "restarted")];
        var step = await BeginAsync(plan);
        Assert.Equal((StepState.Refused, "The target changed since the plan was made: power state is 'deallocated', it was 'running'."), (step.State, step.Text));
        Assert.Empty(_actuator.Arrived);
    }

    [Fact]
    public async Task A_precondition_that_no_longer_holds_sends_nothing()
    {
        var plan = await ApprovedPlanAsync();
        _actuator.Refusal = "the machine is gone";
        Assert.Contains("the machine is gone", (await BeginAsync(plan)).Text, StringComparison.Ordinal);
        Assert.Empty(_actuator.Arrived);
    }

    [Fact]
    public async Task A_lock_that_was_set_after_the_approval_sends_nothing()
    {
        var plan = await ApprovedPlanAsync();
        _locks.Found = new ResourceLock(true, "do-not-touch");
        var step = await BeginAsync(plan);
        Assert.Equal(StepState.Refused, step.State);
        Assert.Contains("do-not-touch", step.Text, StringComparison.Ordinal);
        Assert.Empty(_actuator.Arrived);
    }

    [Fact]
    public async Task A_target_that_another_incident_holds_is_left_alone_until_its_lease_ends()
    {
        var plan = await ApprovedPlanAsync();
        await _ledger.TryTakeAsync(plan.Action.TargetId, "inc-9", "intent-9", Samples.Noon);
        Assert.Contains("inc-9", (await BeginAsync(plan)).Text, StringComparison.Ordinal);
        Assert.Empty(_actuator.Arrived);
        Assert.Equal(StepState.Running, (await BeginAsync(plan, Samples.Noon + ActionLedger.LeaseLimit)).State);
    }

    [Fact]
    public async Task A_busy_target_leaves_nothing_behind_and_the_next_try_starts()
    {
        var plan = await ApprovedPlanAsync();
        var accepted = _actuator.Answer;
        _actuator.Answer = new ActionProgress(ActionState.Busy, null, TimeSpan.FromSeconds(5), "Another operation runs.");
        var busy = await BeginAsync(plan);
        Assert.Equal((StepState.Busy, TimeSpan.FromSeconds(5)), (busy.State, busy.AskAgainAfter));
        Assert.Equal(0, await _ledger.CountSinceAsync(Samples.Noon));
        _actuator.Answer = accepted;
        Assert.Equal(StepState.Running, (await BeginAsync(plan)).State);
        Assert.Single(_actuator.Arrived);
    }

    [Fact]
    public async Task Polling_to_the_end_is_audited_once()
    {
        var plan = await ApprovedPlanAsync();
        await BeginAsync(plan);
        var request = new PollRequest(plan.IncidentId, plan.Id, ActionRole.Action, Samples.Noon.AddMinutes(1));
        Assert.Equal(StepState.Succeeded, (await _poll.RunAsync(request, Call())).State);
        Assert.Equal(StepState.Succeeded, (await _poll.RunAsync(request, Call())).State);
        Assert.Single(await _audit.OfIncidentAsync("inc-1"), row => row.Action == "action.succeeded");
    }

    public void Dispose() => _temporary.Dispose();

    private static ActivityContext Call() => new("remediate-x", "call-1", 1, default);

    private Task<StepResult> BeginAsync(RemediationPlan plan, DateTimeOffset? now = null) =>
        _begin.RunAsync(new BeginRequest(plan.IncidentId, plan.Id, ActionRole.Action, now ?? Samples.Noon.AddMinutes(1)), Call());

    private async Task<RemediationPlan> ApprovedPlanAsync()
    {
        var plan = Samples.Plan();
        await _plans.CreateAsync(plan);
        await _directory.RecordAsync(new Approver("alice", "Alice", "test") { Proved = new ApproverRights(true) });
        await _approvals.CreateAsync(Samples.Approval(plan) with
        {
            Status = ApprovalStatus.Approved,
            Votes = [new ApprovalVote("alice", "Alice", "test", true, "go", Samples.Noon)],
        });
        return plan;
    }
}
