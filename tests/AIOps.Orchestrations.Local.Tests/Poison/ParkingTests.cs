using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Tests.Poison;

public sealed class ParkingTests
{
    private static readonly WorkflowRef<int, int> Main = new("main");
    private static readonly EventRef<int> Go = new("go");

    [Fact]
    public async Task An_instance_with_an_unreadable_history_is_parked_and_its_neighbours_go_on()
    {
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(Waiting);
        foreach (string id in new[] { "bad", "good" }) await harness.Client.StartAsync(Main, id, 1);
        await UntilAsync(harness, "bad", WorkflowState.Running);
        await UntilAsync(harness, "good", WorkflowState.Running);
        await harness.StopAsync();
        Dictionary<string, object> broken = new() { ["data0"] = "{ not json" };
        await harness.Store.PutAsync("workflows", new(WriteKind.Upsert, "bad", "h000000-000000-00", broken));

        await harness.StartAsync();
        await harness.Client.RaiseEventAsync("bad", Go, 5);
        await harness.Client.RaiseEventAsync("good", Go, 5);

        await UntilAsync(harness, "bad", WorkflowState.Parked);
        await UntilAsync(harness, "good", WorkflowState.Completed);
        Assert.Contains("cannot be read", (await harness.Client.GetAsync("bad"))!.Error, StringComparison.Ordinal);
        Assert.NotNull(await harness.Store.GetAsync("workflows", "bad", "h000000-000000-00"));
    }

    [Fact]
    public async Task An_instance_whose_workflow_is_gone_is_parked_and_goes_on_when_it_is_back()
    {
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(Waiting);
        await harness.Client.StartAsync(Main, "a", 1);
        await UntilAsync(harness, "a", WorkflowState.Running);
        await harness.StopAsync();
        await harness.StartAsync(static _ => { });
        await harness.Client.RaiseEventAsync("a", Go, 5);
        await UntilAsync(harness, "a", WorkflowState.Parked);
        Assert.Contains("'main' version 1.0", (await harness.Client.GetAsync("a"))!.Error, StringComparison.Ordinal);
        await harness.StopAsync();
        await harness.StartAsync(Waiting);
        await harness.Client.ResumeAsync("a", "it is back");
        await UntilAsync(harness, "a", WorkflowState.Completed);
    }

    [Fact]
    public async Task A_workflow_that_calls_an_unknown_activity_is_parked_by_its_name()
    {
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(static code =>
            code.Workflow(Main, static (context, x) => context.CallAsync(new ActivityRef<int, int>("unknown"), x)));
        await harness.Client.StartAsync(Main, "a", 1);
        await UntilAsync(harness, "a", WorkflowState.Parked);
        Assert.Equal("Activity 'unknown' is not registered.", (await harness.Client.GetAsync("a"))!.Error);
    }

    [Fact]
    public async Task A_run_without_end_is_parked_after_its_steps()
    {
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(
            static code => code.Workflow(Main, static async (context, _) =>
            {
                while (true) await context.WaitForEventAsync(Go);
            }),
            new EmbeddedWorkflowOptions { MaxSteps = 10 });
        await harness.Client.StartAsync(Main, "a", 1);
        // The start and the first event may make one step.
        for (int i = 0; i < 11 && (await harness.Client.GetAsync("a"))!.State != WorkflowState.Parked; i++)
        {
            DateTimeOffset before = (await harness.Client.GetAsync("a"))!.UpdatedAt;
            harness.Advance(TimeSpan.FromSeconds(1));
            await harness.Client.RaiseEventAsync("a", Go, i);
            await Poll.UntilAsync(async () => (await harness.Client.GetAsync("a"))!.UpdatedAt > before, "a step is taken");
        }
        await UntilAsync(harness, "a", WorkflowState.Parked);
        Assert.Contains("10 steps", (await harness.Client.GetAsync("a"))!.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_is_too_big_fails_its_call_with_the_size_and_the_limit()
    {
        ActivityRef<int, string> big = new("big");
        WorkflowRef<int, string> asking = new("asking");
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(code => code
            .Activity(big, static x => new string('x', x))
            .Workflow(asking, (context, x) => context.CallAsync(big, x, RetryPolicy.None)));
        await harness.Client.StartAsync(asking, "a", 300_000);
        await UntilAsync(harness, "a", WorkflowState.Failed);
        Assert.Contains("300002 characters of JSON: at most 250000", (await harness.Client.GetAsync("a"))!.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_big_results_of_one_step_are_stored_and_read_again()
    {
        ActivityRef<int, string> big = new("big");
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(code => code
            .Activity(big, static x => new string('x', 100_000) + x)
            .Workflow(Main, async (context, x) =>
            {
                string[] results = await Task.WhenAll(Enumerable.Range(0, x).Select(i => context.CallAsync(big, i)));
                await context.WaitForEventAsync(Go);
                return results.Sum(static result => result.Length);
            }));
        await harness.Client.StartAsync(Main, "a", 12);
        await Poll.UntilAsync(async () => (await harness.Client.GetAsync("a"))?.WaitsFor.Contains("event go") == true, "it waits");
        await harness.StopAsync();
        await harness.StartAsync();
        await harness.Client.RaiseEventAsync("a", Go, 1);
        await UntilAsync(harness, "a", WorkflowState.Completed);
        Assert.Equal("1200014", (await harness.Client.GetAsync("a"))!.Output);
    }

    private static void Waiting(WorkflowRegistry code) => code.Workflow(Main, static async (context, _) => await context.WaitForEventAsync(Go));

    private static Task UntilAsync(EmbeddedHarness harness, string id, WorkflowState state) =>
        Poll.UntilAsync(async () => (await harness.Client.GetAsync(id))?.State == state, $"{id} is {state}");
}
