using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Tests.Load;

public sealed class BackPressureTests
{
    private static readonly WorkflowRef<int, int> Main = new("main");
    private static readonly ActivityRef<int, int> Slow = new("slow");

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        int running = 0, most = 0;
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(
            code => code
                .Activity(Slow, async (x, _) =>
                {
                    int now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    await Task.Yield();
                    Interlocked.Decrement(ref running);
                    return x;
                })
                .Workflow(Main, async (context, x) => (await Task.WhenAll(Enumerable.Range(0, x).Select(i => context.CallAsync(Slow, i)))).Length),
            new EmbeddedWorkflowOptions { MaxConcurrentActivities = 3 });
        await harness.Client.StartAsync(Main, "a", 200);
        await Poll.UntilAsync(async () => (await harness.Client.GetAsync("a"))!.State == WorkflowState.Completed, "it ends");
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_start_waits_while_too_many_steps_wait()
    {
        using SemaphoreSlim gate = new(0);
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(
            // Blocks its worker, as no workflow should, to let the queue grow.
            code => code.Workflow(Main, (_, x) =>
            {
                gate.Wait();
                return Task.FromResult(x);
            }),
            new EmbeddedWorkflowOptions { MaxConcurrentSteps = 1, MaxWaitingSteps = 2 });
        for (int i = 0; i < 4; i++) await harness.Client.StartAsync(Main, $"id-{i}", i);
        await Poll.UntilAsync(() => harness.Engine.WaitingSteps == 3, "one runs, three wait");

        Task start = harness.Client.StartAsync(Main, "late", 1);
        Assert.False(start.IsCompleted);
        gate.Release(100);

        await start;
        await Poll.UntilAsync(async () => (await harness.Client.ListAsync(WorkflowState.Completed)).Count == 5, "all end");
    }

    [Fact]
    public void Options_out_of_range_are_named()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new EmbeddedWorkflowOptions { MaxConcurrentSteps = 0 }.Validate());
        Assert.Contains("EmbeddedWorkflowOptions.MaxConcurrentSteps is 0: 1 to 64", wrong.Message, StringComparison.Ordinal);
        new EmbeddedWorkflowOptions().Validate();
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (int seen = most; now > seen; seen = most) Interlocked.CompareExchange(ref most, now, seen);
    }
}
