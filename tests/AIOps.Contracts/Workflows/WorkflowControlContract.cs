using AIOps.Contracts.Time;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Workflows;

/// <summary>Suspend, resume, terminate, purge, list; versions and parking.</summary>
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
        Assert.Contains("enough", parent.Error, StringComparison.Ordinal);
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

    [Fact]
    public async Task Code_that_does_not_give_its_history_again_is_parked_and_goes_on_when_it_is_put_right()
    {
        Action<WorkflowRegistry> right = code => code.Activity(Double, x => 2 * x).Workflow(Main, async (context, x) =>
            $"{await context.CallAsync(Double, x)} {await context.WaitForEventAsync(Word)}");
        await UseAsync(right);
        await StartAsync("a", 2);
        await WaitsForAsync("a", "event word");
        await Harness.StopAsync();
        await Harness.StartAsync(code => code.Activity(Double, x => 2 * x).Workflow(Main, async (context, x) =>
        {
            await context.SleepUntilAsync(context.Now.AddMinutes(1));
            return $"{await context.CallAsync(Double, x)}";
        }));
        await Client.RaiseEventAsync("a", Word, "kept");
        await StateAsync("a", WorkflowState.Parked);
        Assert.Contains("activity double", (await Client.GetAsync("a"))!.Error, StringComparison.Ordinal);

        await Harness.StopAsync();
        await Harness.StartAsync(right);
        Assert.Equal(WorkflowState.Parked, (await Client.GetAsync("a"))!.State);
        await Client.ResumeAsync("a", "code put right");
        Assert.Equal("4 kept", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task A_workflow_that_leaves_its_thread_while_it_waits_for_something_is_parked()
    {
        using SemaphoreSlim outside = new(0);
        await UseAsync(code => code.Workflow(Main, async (context, _) =>
        {
            Task<string> word = context.WaitForEventAsync(Word);
            await outside.WaitAsync();
            return await word;
        }));
        await StartAsync("a");
        await WaitsForAsync("a", "event word");
        outside.Release();
        await StateAsync("a", WorkflowState.Parked);
    }

    [Fact]
    public async Task A_workflow_that_awaits_something_else_than_its_context_is_parked()
    {
        await UseAsync(code => code.Workflow(Main, async (_, _) =>
        {
            await new TaskCompletionSource().Task;
            return "never";
        }));
        await StartAsync("a");
        await StateAsync("a", WorkflowState.Parked);
        await Client.TerminateAsync("a", "it is of no use");
        Assert.Equal(WorkflowState.Terminated, (await Client.GetAsync("a"))!.State);
    }
}
