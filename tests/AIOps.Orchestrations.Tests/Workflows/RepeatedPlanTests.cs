using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>The step that plans can be cut off at any point and is then done again.</summary>
public sealed class RepeatedPlanTests
{
    [Fact]
    public async Task What_people_were_asked_is_waited_for_whatever_the_policy_would_say_of_it_by_now()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        await harness.Get<KillSwitch>().SetAsync(true, "alice", incident.UpdatedAt);

        var again = await ActivatorUtilities.CreateInstance<PlanActivity>(harness.Get<IServiceProvider>())
            .RunAsync(new MakePlanRequest(incident.Id, 1, incident.UpdatedAt), new ActivityContext("instance", "call", 2, default));

        Assert.Equal((PlanVerdict.NeedsApproval, incident.ApprovalId), (again.Verdict, again.ApprovalId));
    }
}
