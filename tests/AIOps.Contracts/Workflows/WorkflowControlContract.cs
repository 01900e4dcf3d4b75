using AIOps.Contracts.Time;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Workflows;

/// <summary>Suspend, resume, terminate, purge, list; versions.</summary>
public abstract class WorkflowControlContract : WorkflowContract
{
    [Fact]
    public async Task A_suspended_instance_takes_no_step_and_goes_on_with_what_came_meanwhile()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => await context.WaitForEventAsync(Word)));
        await StartAsync("a");
        await WaitsForAsync("a", "event word");
        await Client.SuspendAsync("a", "look at it");
        await Client.RaiseEventAsync("a", Word, "kept");
        await Harness.StopAsync();
        await Harness.StartAsync();
        Assert.Equal(WorkflowState.Suspended, (await Client.GetAsync("a"))!.State);
        await Client.ResumeAsync("a", "go on");
        Assert.Equal("kept", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task A_command_holds_when_its_call_returns()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => await context.WaitForEventAsync(Word)));
        await StartAsync("a");
        await WaitsForAsync("a", "event word");
        await Client.SuspendAsync("a", "look at it");
        Assert.Equal(WorkflowState.Suspended, (await Client.GetAsync("a"))!.State);
        await Client.ResumeAsync("a", "go on");
        Assert.Equal(WorkflowState.Running, (await Client.GetAsync("a"))!.State);
        await Client.SuspendAsync("a", "once more");
        await Client.TerminateAsync("a", "enough");
        Assert.Equal(WorkflowState.Terminated, (await Client.GetAsync("a"))!.State);
    }

    [Fact]
    public async Task A_command_that_does_not_apply_changes_nothing()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => await context.WaitForEventAsync(Word)));
        await Client.SuspendAsync("a", "nobody");
        await Client.ResumeAsync("a", "nobody");
        await Client.TerminateAsync("a", "nobody");
        Assert.Null(await Client.GetAsync("a"));
        await StartAsync("a");
        await WaitsForAsync("a", "event word");
        await Client.ResumeAsync("a", "it runs");
        await Client.SuspendAsync("a", "hold it");
        await Client.SuspendAsync("a", "hold it again");
        await Client.ResumeAsync("a", "go on");
        await Client.RaiseEventAsync("a", Word, "done");
        Assert.Equal("done", await ResultAsync<string>("a"));
        await Client.SuspendAsync("a", "late");
        await Client.ResumeAsync("a", "late");
        await Client.TerminateAsync("a", "late");
        Assert.Equal("done", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task The_result_of_an_activity_that_ends_while_suspended_is_not_lost()
    {
        TaskCompletionSource<int> result = new();
        int runs = 0;
        await UseAsync(code => code
            .Activity(Double, (_, _) =>
            {
                Interlocked.Increment(ref runs);
                return result.Task;
            })
            .Workflow(Main, async (context, x) => (await context.CallAsync(Double, x)).ToString()));
        await StartAsync("a");
        await Poll.UntilAsync(() => runs == 1, "the activity runs");
        await Client.SuspendAsync("a", "test");
        result.SetResult(42);
        await Client.ResumeAsync("a", "test");
        Assert.Equal("42", await ResultAsync<string>("a"));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_terminated_instance_stays_ended_and_its_parent_learns_it()
    {
        await UseAsync(code => code
            .Workflow(Child, async (context, _) => await context.WaitForEventAsync(Word))
            .Workflow(Main, (context, _) => context.CallChildAsync(Child, 0, "kid")));
        await StartAsync("a");
        await WaitsForAsync("kid", "event word");
        await Client.TerminateAsync("kid", "enough");
        WorkflowInstance parent = await EndAsync("a");
        Assert.Equal(WorkflowState.Failed, parent.State);
        Assert.Contains("child", parent.Error, StringComparison.Ordinal);
        await Client.RaiseEventAsync("kid", Word, "late");
        Assert.Equal(WorkflowState.Terminated, (await Client.GetAsync("kid"))!.State);
    }

    [Fact]
    public async Task Only_an_ended_instance_is_purged_and_then_its_id_is_free()
    {
        await UseAsync(code => code.Workflow(Main, async (context, x) => x + await context.WaitForEventAsync(Word)));
        await StartAsync("a", 1);
        await WaitsForAsync("a", "event word");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Client.PurgeAsync("a"));
        await Client.RaiseEventAsync("a", Word, "x", "same id");
        Assert.Equal("1x", await ResultAsync<string>("a"));
        await Client.PurgeAsync("a");
        Assert.Null(await Client.GetAsync("a"));
        Assert.Empty(await Client.ListAsync());
        await StartAsync("a", 2);
        await Client.RaiseEventAsync("a", Word, "y", "same id");
        Assert.Equal("2y", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task Ended_instances_go_when_their_time_is_over_and_unfinished_ones_stay()
    {
        await UseAsync(code => code.Workflow(Main, async (context, x) => x == 0 ? "done" : await context.WaitForEventAsync(Word)));
        await StartAsync("waits", 1);
        await StartAsync("old", 0);
        await ResultAsync<string>("old");
        await WaitsForAsync("waits", "event");
        Harness.Advance(TimeSpan.FromSeconds(2));
        await StartAsync("young", 0);
        await ResultAsync<string>("young");
        // Engines differ in whose clock they write; what is created at the limit stays.
        DateTimeOffset between = (await Client.GetAsync("young"))!.CreatedAt;
        Assert.Equal(1, await Client.PurgeEndedAsync(between));
        Assert.Equal(0, await Client.PurgeEndedAsync(between));
        Assert.Equal(["young", "waits"], (await Client.ListAsync()).Select(instance => instance.Id));
        await Client.RaiseEventAsync("waits", Word, "still here");
        Assert.Equal("still here", await ResultAsync<string>("waits"));
    }

    [Fact]
    public async Task The_list_is_newest_first_and_filtered_by_state()
    {
        await UseAsync(code => code.Workflow(Main, async (context, x) => x == 0 ? "done" : await context.WaitForEventAsync(Word)));
        for (int i = 0; i < 4; i++)
        {
            await StartAsync($"id/{i}", i % 2);
            Harness.Advance(TimeSpan.FromSeconds(1));
        }
        await ResultAsync<string>("id/0");
        await ResultAsync<string>("id/2");
        await WaitsForAsync("id/1", "event");
        await WaitsForAsync("id/3", "event");
        Assert.Equal(["id/3", "id/2", "id/1", "id/0"], (await Client.ListAsync()).Select(instance => instance.Id));
        Assert.Equal(["id/2", "id/0"], (await Client.ListAsync(WorkflowState.Completed)).Select(instance => instance.Id));
        Assert.Equal(["id/3"], (await Client.ListAsync(take: 1)).Select(instance => instance.Id));
    }

    [Fact]
    public async Task An_instance_in_flight_finishes_as_the_version_that_it_began_with()
    {
        await UseAsync(code => code.Activity(Double, x => 2 * x).Workflow(Main, async (context, x) =>
            $"old {await context.WaitForEventAsync(Word)} {context.Version}"));
        await StartAsync("before");
        await WaitsForAsync("before", "event word");
        await Harness.StopAsync();
        await Harness.StartAsync(code => code.Activity(Double, x => 2 * x).Workflow(
            Main,
            async (context, x) =>
            {
                if (context.Version == "1.0") return $"old {await context.WaitForEventAsync(Word)} {context.Version}";
                return $"new {await context.CallAsync(Double, x)} {context.Version}";
            },
            "2.0"));
        await StartAsync("after", 4);
        Assert.Equal("new 8 2.0", await ResultAsync<string>("after"));
        await Client.RaiseEventAsync("before", Word, "word");
        Assert.Equal("old word 1.0", await ResultAsync<string>("before"));
    }

    [Fact]
    public async Task Old_code_that_stays_registered_finishes_its_own_instances()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => "one " + await context.WaitForEventAsync(Word)));
        await StartAsync("before");
        await WaitsForAsync("before", "event word");
        await Harness.StopAsync();
        await Harness.StartAsync(code => code
            .Workflow(Main, async (context, _) => "one " + await context.WaitForEventAsync(Word))
            .Workflow(Main, (_, _) => Task.FromResult("two"), "1.1"));
        await StartAsync("after");
        Assert.Equal("two", await ResultAsync<string>("after"));
        await Client.RaiseEventAsync("before", Word, "word");
        Assert.Equal("one word", await ResultAsync<string>("before"));
    }
}
