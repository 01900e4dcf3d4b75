using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Remediation;
using AIOps.Remediate;
using AIOps.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Chaos;

/// <summary>What must hold after every run, read from calm storage.</summary>
internal static class IncidentChaosCheck
{
    /// <summary>True when nothing but the correlation of each scope goes on.</summary>
    public static async Task<bool> IsOverAsync(IDocumentStore store) =>
        (await new IncidentRepository(store).ListAsync(null, null, 100)) is { Count: > 0 } incidents
        && incidents.All(static incident => incident.Status == IncidentStatus.Resolved)
        && (await InstancesAsync(store)).All(static instance => instance.Workflow == CorrelationNames.Workflow.Name || instance.State is not (WorkflowState.Pending or WorkflowState.Running));

    public static async Task<List<string>> WrongAsync(IDocumentStore store, ChaosActuator actuator, ChaosPeople people)
    {
        List<string> wrong = [.. people.Wrong];
        foreach (var instance in await InstancesAsync(store))
        {
            var expected = instance.Workflow == CorrelationNames.Workflow.Name ? instance.State is WorkflowState.Running : instance.State is WorkflowState.Completed;
            if (!expected) wrong.Add($"{instance.Id} is {instance.State} ({instance.Status}) {instance.Error} waits for {string.Join(", ", instance.WaitsFor)}");
        }

        var incidents = await new IncidentRepository(store).ListAsync(null, null, 100);
        wrong.AddRange(incidents.Where(static incident => incident.Status != IncidentStatus.Resolved).Select(static incident => $"{incident.Id} is {incident.Status}"));
        await CheckIncidentsAsync(store, incidents, wrong);
        await CheckActionsAsync(store, actuator, people, wrong);
        return wrong;
    }

    private static async Task CheckIncidentsAsync(IDocumentStore store, IReadOnlyList<IncidentSummary> incidents, List<string> wrong)
    {
        HashSet<string> alerts = [], vms = [];
        foreach (var summary in incidents)
        {
            foreach (var member in (await new IncidentRepository(store).GetAsync(summary.Id))!.Value.Incident.Alerts)
            {
                vms.Add(member.Alert.ResourceId);
                if (!alerts.Add(member.Alert.Id)) wrong.Add($"alert {member.Alert.Id} is in two incidents");
            }
        }

        if (vms.Count != ChaosEstate.Vms.Count) wrong.Add($"{vms.Count} VMs have an incident");
    }

    private static async Task CheckActionsAsync(IDocumentStore store, ChaosActuator actuator, ChaosPeople people, List<string> wrong)
    {
        var rows = new List<AuditRow>();
        await foreach (var row in new AuditLog(store).ReadAllAsync()) rows.Add(row);
        if ((await new AuditLog(store).VerifyAsync()).Problem is { } broken) wrong.Add("audit: " + broken);
        var arrivals = actuator.Arrived.GroupBy(static call => call.IntentId).ToDictionary(static call => call.Key, static call => call.Count());
        foreach (var approval in await new ApprovalRepository(store).ListAsync(null, 1000))
        {
            var intent = IntentIds.Of(approval.Plan.Id, ActionRole.Action);
            var done = arrivals.GetValueOrDefault(intent);
            arrivals.Remove(intent);
            var should = approval.Status == ApprovalStatus.Approved ? 1 : 0;
            if (done != should) wrong.Add($"{approval.Id} is {approval.Status}, its action was done {done} times");
            if (approval.Status == ApprovalStatus.Pending) wrong.Add($"{approval.Id} is still pending");
            if (people.Honoured.TryGetValue(approval.Id, out var yes) && approval.Status != (yes ? ApprovalStatus.Approved : ApprovalStatus.Rejected))
                wrong.Add($"{approval.Id}: {(yes ? "yes" : "no")} was accepted, but it is {approval.Status}");
            if (should == 1 && rows.Count(row => row.PlanHash == approval.Plan.Hash && row.Action == "action.started") != 1) wrong.Add($"{approval.Id}: not one audit row of its start");
            if (approval.Votes.Count > 0 && !rows.Any(row => row.PlanHash == approval.Plan.Hash && row.Action is "approval.approved" or "approval.rejected"))
                wrong.Add($"{approval.Id}: no audit row of its decision");
        }

        wrong.AddRange(arrivals.Select(static other => $"intent {other.Key} belongs to no approval"));
    }

    private static async Task<IReadOnlyList<WorkflowInstance>> InstancesAsync(IDocumentStore store)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using EmbeddedWorkflowEngine calm = new(
            store, new WorkflowRegistry(), services, new EmbeddedWorkflowOptions(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<EmbeddedWorkflowEngine>.Instance);
        return await calm.ListAsync(take: 1000);
    }
}
