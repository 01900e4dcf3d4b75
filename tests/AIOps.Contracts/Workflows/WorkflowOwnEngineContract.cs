using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Workflows;

/// <summary>
/// What only an engine of our own promises: code that cannot be replayed parks its instance (Durable Functions knows no such state, there the instance fails), and a
/// child's id is checked before it starts (Durable Functions starts it over an ended instance), and says why it was terminated (there the reason does not reach the parent).
/// </summary>
public abstract class WorkflowOwnEngineContract : WorkflowContract
{
    [Fact]
    public async Task The_parent_of_a_terminated_child_learns_the_reason()
    {
        await UseAsync(code => code
            .Workflow(Child, async (context, _) => await context.WaitForEventAsync(Word))
            .Workflow(Main, (context, _) => context.CallChildAsync(Child, 0, "kid")));
        await StartAsync("a");
        await WaitsForAsync("kid", "event word");
        await Client.TerminateAsync("kid", "enough");
        Assert.Contains("enough", (await EndAsync("a")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_whose_id_is_taken_fails_its_call()
    {
        await UseAsync(code => code.Workflow(Child, (_, _) => Task.FromResult("x")).Workflow(Main, (context, _) => context.CallChildAsync(Child, 0, "taken")));
        await Client.StartAsync(Child, "taken", 0);
        await StartAsync("a");
        WorkflowInstance ended = await EndAsync("a");
        Assert.Equal(WorkflowState.Failed, ended.State);
        Assert.Contains("taken", ended.Error, StringComparison.Ordinal);
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
