using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Remediate;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task A_second_problem_in_the_same_incident_is_treated_when_the_first_is_cured()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        harness.Queue = 80;
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Verifying);
        harness.Cpu = 30;
        var second = await harness.UntilAsync(IncidentStatus.AwaitingApproval);
        Assert.NotEqual(incident.ApprovalId, second.ApprovalId);
        await harness.DecideAsync(second, approve: true);
        await harness.UntilAsync(IncidentStatus.Verifying);
        harness.Queue = 1;
        await harness.UntilAsync(IncidentStatus.Resolved);
        Assert.Equal(2, harness.Actuator.Arrived.Count);
    }

    [Fact]
    public async Task What_joins_after_a_person_took_over_is_looked_at_too_and_wakes_nobody_twice()
    {
        var notifier = new RecordingNotifier();
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(services => services.AddSingleton<INotifier>(notifier));
        await using var running = harness;
        await harness.DecideAsync(incident, approve: false);
        await harness.UntilAsync(IncidentStatus.Escalated);
        harness.Queue = 80;
        await harness.UntilAsync(async () => (await harness.TimelineAsync(incident.Id)).Count(line => line.Kind == "diagnosis") == 2, "it is diagnosed again");
        await harness.UntilAsync(IncidentStatus.Escalated);
        Assert.Single(notifier.Sent.Where(sent => sent.Kind == "page").Select(sent => sent.Key).Distinct());
        (harness.Cpu, harness.Queue) = (30, 1);
        await harness.UntilAsync(IncidentStatus.Resolved);
    }

    [Fact]
    public async Task Silence_is_followed_by_a_reminder_an_escalation_to_the_second_group_and_a_page()
    {
        var notifier = new RecordingNotifier();
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(services => services.AddSingleton<INotifier>(notifier));
        await using var running = harness;
        await harness.UntilAsync(IncidentStatus.Escalated);
        await harness.UntilAsync(() => Task.FromResult(notifier.Sent.Any(sent => sent.Kind == "page")), "somebody is paged");
        var told = notifier.Sent.Where(sent => sent.Kind is "approval" or "escalation" or "page").ToList();
        Assert.Equal(["approval", "approval", "escalation", "page"], told.Select(sent => sent.Kind));
        Assert.Equal([null, null, "escalation", null], told.Select(sent => sent.Audience));
        Assert.Equal(3, told.Where(sent => sent.ApprovalId == incident.ApprovalId).Select(sent => sent.Key).Distinct().Count());
    }

    [Fact]
    public async Task Approved_but_not_helped_and_not_to_be_undone_a_person_is_paged()
    {
        var notifier = new RecordingNotifier();
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(services => services.AddSingleton<INotifier>(notifier));
        await using var running = harness;
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Escalated);
        Assert.Single(harness.Actuator.Arrived);
        var record = (await harness.Get<IncidentRepository>().GetAsync(incident.Id))!.Value;
        Assert.Equal("failed", record.Verification!.State);
        await harness.UntilAsync(() => Task.FromResult(notifier.Sent.Any(sent => sent.Kind == "page")), "somebody is paged");
        Assert.Contains("cannot be undone", notifier.Sent.First(sent => sent.Kind == "page").Text, StringComparison.Ordinal);
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
