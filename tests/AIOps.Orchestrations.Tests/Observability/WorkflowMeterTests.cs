using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Observability;

/// <summary>What an operator is alerted by when a workflow does not get on.</summary>
public sealed class WorkflowMeterTests
{
    private static readonly ActivityRef<int, int> Broken = new("measured-broken");

    [Fact]
    public async Task Every_try_of_a_step_that_fails_is_counted_under_the_steps_name_and_its_failure_passes_through()
    {
        using var measured = new Measured();
        var step = Register(static _ => throw new TimeoutException("away"));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(step, attempt, default));
        }

        Assert.Equal(3, measured.Sums["aiops.workflow.activity.failures{activity=measured-broken}"]);
    }

    [Fact]
    public async Task A_step_that_ends_because_the_host_stops_has_not_failed()
    {
        using var measured = new Measured();
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var step = Register(static _ => throw new OperationCanceledException());
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(step, 1, stopping.Token));
        Assert.DoesNotContain(measured.Sums.Keys, static name => name.Contains("measured-broken", StringComparison.Ordinal));
    }

    [Fact]
    public void An_instance_that_will_not_go_on_is_counted_with_its_workflow_and_why()
    {
        using var measured = new Measured();
        WorkflowMeter.Stuck("measured-workflow", "parked");
        Assert.Equal(1, measured.Sums["aiops.workflow.stuck{workflow=measured-workflow,why=parked}"]);
    }

    private static ActivityRegistration Register(Func<int, int> code)
    {
        WorkflowRegistry registry = new();
        registry.Add(Broken, _ => new Step(code));
        return registry.FindActivity(Broken.Name)!;
    }

    private static async Task RunAsync(ActivityRegistration step, int attempt, CancellationToken stopping)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await step.RunAsync(services, "1", new ActivityContext("instance", "call", attempt, stopping));
    }

    private sealed class Step(Func<int, int> code) : IActivity<int, int>
    {
        public Task<int> RunAsync(int input, ActivityContext context) => Task.FromResult(code(input));
    }
}
