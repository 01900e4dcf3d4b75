using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>How an incident can end, each on the real workflows.</summary>
public sealed class IncidentStoryTests
{
    [Fact]
    public async Task Approved_and_helped_it_resolves_with_the_proof()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        Assert.Equal(Fakes.Samples.Vm, incident.TopCause!.ResourceId);
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Verifying);
        harness.Cpu = 30;
        var resolved = await harness.UntilAsync(IncidentStatus.Resolved);
        Assert.Contains("is back", resolved.Resolution, StringComparison.Ordinal);
        Assert.Single(harness.Actuator.Arrived);
        var record = (await harness.Get<IncidentRepository>().GetAsync(incident.Id))!.Value;
        Assert.Contains(record.Diagnosis!.Evidence, fact => fact.Id == record.Verification!.EvidenceId);
        Assert.Null((await harness.Get<AuditLog>().VerifyAsync()).Problem);
    }

    [Fact]
    public async Task A_second_problem_in_the_same_incident_is_not_buried_when_the_first_is_cured()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        harness.Queue = 80;
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Verifying);
        harness.Cpu = 30;
        await harness.UntilAsync(IncidentStatus.Escalated);
        harness.Queue = 1;
        await harness.UntilAsync(IncidentStatus.Resolved);
        Assert.Single(harness.Actuator.Arrived);
    }

    [Fact]
    public async Task Approved_but_not_helped_a_person_is_paged()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Escalated);
        Assert.Single(harness.Actuator.Arrived);
        var record = (await harness.Get<IncidentRepository>().GetAsync(incident.Id))!.Value;
        Assert.Equal("failed", record.Verification!.State);
    }

    [Fact]
    public async Task Rejected_it_goes_to_a_person_and_resolves_when_the_signal_is_back()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        await harness.DecideAsync(incident, approve: false);
        await harness.UntilAsync(IncidentStatus.Escalated);
        harness.Cpu = 30;
        await harness.UntilAsync(IncidentStatus.Resolved);
        Assert.Empty(harness.Actuator.Arrived);
    }

    [Fact]
    public async Task When_nobody_decides_the_answer_is_no()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        await harness.UntilAsync(IncidentStatus.Escalated);
        Assert.Equal(ApprovalStatus.Expired, (await harness.Get<ApprovalRepository>().GetAsync(incident.ApprovalId!))!.Value.Status);
        Assert.Empty(harness.Actuator.Arrived);
        Assert.Equal(410, (await harness.DecideAsync(incident, approve: true)).StatusCode);
    }

    [Fact]
    public async Task When_the_signal_comes_back_by_itself_the_request_is_withdrawn_and_nothing_is_done()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        harness.Cpu = 30;
        await harness.UntilAsync(IncidentStatus.Resolved);
        Assert.Equal(ApprovalStatus.Void, (await harness.Get<ApprovalRepository>().GetAsync(incident.ApprovalId!))!.Value.Status);
        Assert.Empty(harness.Actuator.Arrived);
        Assert.Equal(412, (await harness.DecideAsync(incident, approve: true)).StatusCode);
    }

    [Fact]
    public async Task An_operator_can_end_it_while_it_waits()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        await harness.Get<OperatorDesk>().ResolveAsync(incident.Id, new Person("bob", "Bob", "test"), "planned load test", default);
        var resolved = await harness.UntilAsync(IncidentStatus.Resolved);
        Assert.Contains("operator", resolved.Resolution, StringComparison.Ordinal);
        Assert.Empty(harness.Actuator.Arrived);
    }
}
