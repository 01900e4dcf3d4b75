using AIOps.Correlate;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>A release while an incident waits for people.</summary>
public sealed class VersionsInFlightTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public async Task An_incident_in_flight_finishes_on_the_version_that_it_began_with(string version)
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(incidentVersion: version);
        await using var running = harness;
        await harness.UpgradeAsync();
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Verifying);
        harness.Cpu = 30;
        await harness.UntilAsync(IncidentStatus.Resolved);

        Assert.Single(harness.Actuator.Arrived);
        var workflows = harness.Get<IWorkflowClient>();
        WorkflowInstance ended = null!;
        await harness.UntilAsync(
            async () => (ended = (await workflows.GetAsync(IncidentNames.InstanceId(incident.Id, 1)))!).State is not (WorkflowState.Pending or WorkflowState.Running), "its workflow ends");
        Assert.Equal((WorkflowState.Completed, version), (ended.State, ended.Version));
    }
}
