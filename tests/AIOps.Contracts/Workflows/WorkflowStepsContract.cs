using System.Collections.Concurrent;
using AIOps.Contracts.Time;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Workflows;

/// <summary>Activities, retries, timers and children.</summary>
public abstract class WorkflowStepsContract : WorkflowContract
{
    private static readonly RetryPolicy Thrice = new(3, TimeSpan.FromMinutes(1), 2, TimeSpan.FromMinutes(10));

    [Fact]
    public async Task Activities_run_one_after_the_other_and_their_results_come_back()
    {
        await UseAsync(code => code.Activity(Double, x => 2 * x).Workflow(Main, async (context, x) =>
        {
            int once = await context.CallAsync(Double, x);
            return $"{once} {await context.CallAsync(Double, once)}";
        }));
        await StartAsync("a", 3);
        Assert.Equal("6 12", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task Activities_run_side_by_side()
    {
        using Barrier both = new(2);
        await UseAsync(code => code
            .Activity(Double, (x, _) => Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(20)) ? 2 * x : -1))
            .Workflow(Main, async (context, x) => string.Join(' ', await Task.WhenAll(context.CallAsync(Double, x), context.CallAsync(Double, x + 1)))));
        await StartAsync("a", 1);
        Assert.Equal("2 4", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task Many_activities_of_one_step_all_run()
    {
        await UseAsync(code => code.Activity(Double, x => 2 * x).Workflow(Main, async (context, x) =>
            (await Task.WhenAll(Enumerable.Range(0, x).Select(i => context.CallAsync(Double, i)))).Sum().ToString()));
        await StartAsync("a", 250);
        Assert.Equal((250 * 249).ToString(), await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task A_failed_activity_is_tried_again_after_its_pause_under_the_same_call_id()
    {
        ConcurrentQueue<(int Attempt, string CallId)> tries = new();
        await UseAsync(code => code
            .Activity(Double, (x, call) =>
            {
                tries.Enqueue((call.Attempt, call.CallId));
                return call.Attempt < 3 ? throw new TimeoutException("away") : Task.FromResult(2 * x);
            })
            .Workflow(Main, async (context, x) =>
            {
                DateTimeOffset start = context.Now;
                int result = await context.CallAsync(Double, x, Thrice);
                return $"{result} after {(context.Now - start).TotalMinutes >= 3}";
            }));
        await StartAsync("a", 3);
        await WaitsForAsync("a", "timer");
        Assert.Single(tries);
        Assert.Equal("6 after True", await ResultAsync<string>("a", TimeSpan.FromSeconds(10)));
        Assert.Equal([1, 2, 3], tries.Select(one => one.Attempt));
        Assert.Single(tries.Select(one => one.CallId).Distinct());
    }

    [Fact]
    public async Task The_last_failure_reaches_the_workflow_as_text()
    {
        await UseAsync(code => code
            .Activity<int, int>(Double, (_, call) => throw new TimeoutException("away " + call.Attempt))
            .Workflow(Main, async (context, x) =>
            {
                try
                {
                    return (await context.CallAsync(Double, x, Thrice)).ToString();
                }
                catch (StepFailedException failed)
                {
                    return $"{failed.Step}|{failed.ErrorType}|{failed.Message}";
                }
            }));
        await StartAsync("a");
        Assert.Equal("double|System.TimeoutException|double: away 3", await ResultAsync<string>("a", TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_failure_that_nobody_catches_ends_the_instance_with_its_text()
    {
        await UseAsync(code => code
            .Activity<int, int>(Double, (_, _) => throw new TimeoutException("away"))
            .Workflow(Main, async (context, x) => (await context.CallAsync(Double, x, RetryPolicy.None)).ToString()));
        await StartAsync("a");
        WorkflowInstance ended = await EndAsync("a");
        Assert.Equal(WorkflowState.Failed, ended.State);
        Assert.Contains("double: away", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sleep_ends_at_its_time_and_not_before()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) =>
        {
            DateTimeOffset due = context.Now.AddDays(100);
            await context.SleepUntilAsync(due);
            return (context.Now >= due).ToString();
        }));
        await StartAsync("a");
        await WaitsForAsync("a", "timer");
        Harness.Advance(TimeSpan.FromDays(99));
        Assert.Equal(WorkflowState.Running, (await Client.GetAsync("a"))!.State);
        Harness.Advance(TimeSpan.FromDays(1));
        Assert.Equal("True", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task A_sleep_goes_on_over_a_restart_and_one_that_came_due_meanwhile_ends_at_once()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) =>
        {
            await context.SleepUntilAsync(context.Now.AddHours(1));
            return "slept";
        }));
        await StartAsync("a");
        await WaitsForAsync("a", "timer");
        await Harness.StopAsync();
        Harness.Advance(TimeSpan.FromHours(2));
        await Harness.StartAsync();
        Assert.Equal("slept", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task A_cancelled_sleep_ends_as_cancelled_and_holds_nothing_up()
    {
        await UseAsync(code => code.Activity(Double, x => 2 * x).Workflow(Main, async (context, x) =>
        {
            using CancellationTokenSource enough = new();
            Task sleep = context.SleepUntilAsync(context.Now.AddYears(1), enough.Token);
            Task<int> work = context.CallAsync(Double, x);
            Task first = await Task.WhenAny(sleep, work);
            enough.Cancel();
            return $"{first == work} {sleep.IsCanceled} {await context.CallAsync(Double, await work)}";
        }));
        await StartAsync("a", 1);
        Assert.Equal("True True 4", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task A_child_returns_its_result_and_its_failure()
    {
        await UseAsync(code => code
            .Workflow(Child, (context, x) => x > 0 ? Task.FromResult($"{context.InstanceId == "kid"} {x}") : throw new InvalidOperationException("none"))
            .Workflow(Main, async (context, x) =>
            {
                string good = await context.CallChildAsync(Child, x, "kid");
                try
                {
                    return good + await context.CallChildAsync(Child, 0);
                }
                catch (StepFailedException failed)
                {
                    return $"{good} {failed.ErrorType}";
                }
            }));
        await StartAsync("a", 7);
        Assert.Equal("True 7 System.InvalidOperationException", await ResultAsync<string>("a"));
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
    public async Task Ids_and_times_are_the_same_at_every_replay()
    {
        ConcurrentBag<string> seen = [];
        await UseAsync(code => code.Activity(Double, x => 2 * x).Workflow(Main, async (context, x) =>
        {
            seen.Add($"{context.NewGuid()} {context.NewGuid()} {context.Now:O}");
            for (int i = 0; i < 4; i++) x = await context.CallAsync(Double, x);
            return x.ToString();
        }));
        await StartAsync("a", 1);
        Assert.Equal("16", await ResultAsync<string>("a"));
        Assert.True(seen.Count > 1);
        string first = Assert.Single(seen.Distinct());
        Assert.NotEqual(first.Split(' ')[0], first.Split(' ')[1]);
    }

    [Fact]
    public async Task Starting_an_id_again_changes_nothing_whatever_its_state()
    {
        int runs = 0;
        await UseAsync(code => code.Activity(Double, x => Interlocked.Increment(ref runs)).Workflow(Main, async (context, x) =>
            $"{x} {await context.CallAsync(Double, x)}"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync("a", 1)));
        Assert.Equal("1 1", await ResultAsync<string>("a"));
        await StartAsync("a", 2);
        await StartAsync("b", 3);
        Assert.Equal("3 2", await ResultAsync<string>("b"));
        Assert.Equal("1 1", await ResultAsync<string>("a"));
        Assert.Equal(2, (await Client.ListAsync()).Count);
    }

    [Fact]
    public async Task The_status_is_what_the_workflow_says_last()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) =>
        {
            context.SetStatus("first");
            context.SetStatus("waits for a word");
            return await context.WaitForEventAsync(Word);
        }));
        await StartAsync("a");
        await WaitsForAsync("a", "event word");
        Assert.Equal("waits for a word", (await Client.GetAsync("a"))!.Status);
        await Poll.UntilAsync(async () => (await Client.ListAsync(WorkflowState.Running)).Count == 1, "one runs");
    }
}
