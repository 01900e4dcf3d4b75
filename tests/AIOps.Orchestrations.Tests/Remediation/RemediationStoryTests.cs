using AIOps.Contracts.Time;
using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Remediation;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;
using AIOps.Storage.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIOps.Orchestrations.Tests.Remediation;

/// <summary>How a plan ends when its signal does not come back, on the real workflow: a scale-out that may run alone, and that a scale-in undoes.</summary>
public sealed class RemediationStoryTests : IAsyncLifetime, IDisposable
{
    private const string ScaleSet = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-shop/providers/microsoft.compute/virtualmachinescalesets/web";
    private readonly TemporaryStore _temporary = new();
    private readonly ManualClock _clock = new(Samples.Noon);
    private readonly FakeActuator _actuator = new() { Changes = [] };
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _services = Application.Create(_temporary.Store, _actuator, _clock, also: static services => services
            .AddSingleton<IResourceGraph, OneScaleSet>()
            .AddSingleton<IErrorBudgets>(new AmpleBudget()));
        foreach (var service in _services.GetServices<IHostedService>()) await service.StartAsync(default);
        await _services.GetRequiredService<IncidentRepository>().CreateAsync(Samples.Incident());
    }

    public async Task DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>()) await service.StopAsync(default);
        await _services.DisposeAsync();
    }

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Not_proved_it_is_rolled_back_even_while_the_target_rests()
    {
        var result = await RunAsync(ScaleOut());
        Assert.False(result.Helped);
        Assert.EndsWith("It was rolled back.", result.Text, StringComparison.Ordinal);
        Assert.Equal(AfterRemediation.Nothing, result.After);
        Assert.Equal([IntentIds.Of("inc-1-p1", ActionRole.Action), IntentIds.Of("inc-1-p1", ActionRole.Rollback)], _actuator.Arrived);
    }

    [Fact]
    public async Task Not_proved_and_not_to_be_undone_a_person_is_told()
    {
        var result = await RunAsync(ScaleOut(rollback: false));
        Assert.Equal(AfterRemediation.TellAPerson, result.After);
        Assert.Single(_actuator.Arrived);
    }

    [Fact]
    public async Task The_kill_switch_stops_the_rollback_too_and_then_a_person_comes_first()
    {
        var result = await RunAsync(ScaleOut(), onceDone: () => _services.GetRequiredService<KillSwitch>().SetAsync(true, "alice", _clock.GetUtcNow()));
        Assert.Equal(AfterRemediation.APersonFirst, result.After);
        Assert.Contains("kill switch", result.Text, StringComparison.Ordinal);
        Assert.Single(_actuator.Arrived);
    }

    [Fact]
    public async Task Refused_before_it_began_nothing_was_done_and_nobody_is_paged_for_it()
    {
        await _services.GetRequiredService<KillSwitch>().SetAsync(true, "alice", _clock.GetUtcNow());
        var result = await RunAsync(ScaleOut());
        Assert.Equal((false, AfterRemediation.Nothing), (result.Helped, result.After));
        Assert.Empty(_actuator.Arrived);
    }

    [Fact]
    public async Task Busy_for_too_long_it_is_given_up_and_a_person_comes_first()
    {
        _actuator.Answer = new ActionProgress(ActionState.Busy, null, TimeSpan.FromMinutes(2), "Another operation runs.");
        var result = await RunAsync(ScaleOut());
        Assert.Equal(AfterRemediation.APersonFirst, result.After);
        Assert.Contains("not done after 45 minutes", result.Text, StringComparison.Ordinal);
        Assert.Empty(_actuator.Arrived);
    }

    private async Task<RemediationResult> RunAsync(RemediationPlan plan, Func<Task>? onceDone = null)
    {
        await _services.GetRequiredService<PlanRepository>().CreateAsync(plan);
        var workflows = _services.GetRequiredService<IWorkflowClient>();
        var id = RemediationNames.InstanceId(plan.Id);
        await workflows.StartAsync(RemediationNames.Workflow, id, new RemediationInput(plan.IncidentId, plan.Id));
        WorkflowInstance instance = null!;
        await Poll.UntilAsync(
            async () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(20));
                instance = (await workflows.GetAsync(id))!;
                if (onceDone is not null && instance.Status.StartsWith("verifies", StringComparison.Ordinal))
                {
                    await onceDone();
                    onceDone = null;
                }

                return instance.State is not (WorkflowState.Pending or WorkflowState.Running);
            },
            "the remediation ends");
        Assert.Equal(WorkflowState.Completed, instance.State);
        return System.Text.Json.JsonSerializer.Deserialize<RemediationResult>(instance.Output!, AiopsJson.Options)!;
    }

    private static RemediationPlan ScaleOut(bool rollback = true) => PlanHash.Seal(Samples.Plan() with
    {
        Action = new PlannedAction(ActionIds.VmssScaleOut, ScaleSet, new Dictionary<string, string> { ["capacity"] = "4" }),
        Rollback = rollback ? new PlannedAction(ActionIds.VmssScaleIn, ScaleSet, new Dictionary<string, string> { ["capacity"] = "3" }) : null,
        Risk = RiskTier.Low,
        Changes = [],
        BlastRadius = new BlastRadius(1, 4),
        Verification = new VerificationRule(new string('a', 32), ScaleSet, "Percentage CPU", 3, TimeSpan.FromMinutes(8)),
    });

    private sealed class OneScaleSet : IResourceGraph
    {
        public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) =>
            Task.FromResult(new ServiceGraph([new ServiceNode(ScaleSet, "web", "microsoft.compute/virtualmachinescalesets", new Dictionary<string, string>())], []));
    }
}
