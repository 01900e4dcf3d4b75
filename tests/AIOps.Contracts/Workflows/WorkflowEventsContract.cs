using AIOps.Contracts.Time;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Workflows;

/// <summary>Events: before and after the wait, racing timers, twice, to nobody, and over continue-as-new.</summary>
public abstract class WorkflowEventsContract : WorkflowContract
{
    private static readonly EventRef<int> Go = new("go");

    [Fact]
    public async Task An_event_after_the_wait_ends_it()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => await context.WaitForEventAsync(Word)));
        await StartAsync("a");
        await WaitsForAsync("a", "event word");
        await Client.RaiseEventAsync("a", Word, "hello");
        Assert.Equal("hello", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task Events_before_the_wait_are_kept_for_it_in_order()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) =>
        {
            await context.WaitForEventAsync(Go);
            return $"{await context.WaitForEventAsync(Word)} {await context.WaitForEventAsync(Word)} {await context.WaitForEventAsync(Word)}";
        }));
        await StartAsync("a");
        foreach (string word in new[] { "one", "two", "three" }) await Client.RaiseEventAsync("a", Word, word);
        await WaitsForAsync("a", "event go");
        await Client.RaiseEventAsync("a", Go, 1);
        Assert.Equal("one two three", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task Names_of_events_have_no_case()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => await context.WaitForEventAsync(new EventRef<string>("WORD"))));
        await StartAsync("a");
        await Client.RaiseEventAsync("a", new EventRef<string>("Word"), "same");
        Assert.Equal("same", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task An_event_with_an_id_counts_once()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => await context.WaitForEventAsync(Word) + await context.WaitForEventAsync(Word)));
        await StartAsync("a");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Client.RaiseEventAsync("a", Word, "x", "id-1")));
        await WaitsForAsync("a", "event word");
        await Client.RaiseEventAsync("a", Word, "x", "id-1");
        Assert.Equal(WorkflowState.Running, (await Client.GetAsync("a"))!.State);
        await Client.RaiseEventAsync("a", Word, "y", "id/2?");
        Assert.Equal("xy", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task An_event_to_an_unknown_or_ended_instance_is_dropped()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) => await context.WaitForEventAsync(Word)));
        await Client.RaiseEventAsync("a", Word, "early");
        Assert.Null(await Client.GetAsync("a"));
        await StartAsync("a");
        await WaitsForAsync("a", "event word");
        await Client.RaiseEventAsync("a", Word, "right");
        Assert.Equal("right", await ResultAsync<string>("a"));
        await Client.RaiseEventAsync("a", Word, "late");
        Assert.Equal("right", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task One_wait_races_many_timers_and_no_event_is_lost()
    {
        await UseAsync(code => code.Workflow(Main, async (context, rounds) =>
        {
            Task<string> word = context.WaitForEventAsync(Word);
            for (int i = 0; i < rounds; i++)
            {
                using CancellationTokenSource stop = new();
                Task timer = context.SleepUntilAsync(context.Now.AddMinutes(1), stop.Token);
                if (await Task.WhenAny(word, timer) == word)
                {
                    stop.Cancel();
                    return $"{await word} after {i}";
                }
            }
            return "none";
        }));
        await StartAsync("a", 5);
        for (int i = 0; i < 2; i++)
        {
            await WaitsForAsync("a", "timer");
            string timer = (await Client.GetAsync("a"))!.WaitsFor.Single(waits => waits.StartsWith("timer", StringComparison.Ordinal));
            Harness.Advance(TimeSpan.FromMinutes(1));
            await Poll.UntilAsync(async () => !(await Client.GetAsync("a"))!.WaitsFor.Contains(timer), "the timer fired");
        }
        await Client.RaiseEventAsync("a", Word, "yes");
        Assert.Equal("yes after 2", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task An_event_that_came_before_the_deadline_wins_even_when_the_engine_was_away_at_it()
    {
        await UseAsync(code => code.Workflow(Main, async (context, _) =>
        {
            Task<string> word = context.WaitForEventAsync(Word);
            Task timer = context.SleepUntilAsync(context.Now.AddMinutes(10));
            return await Task.WhenAny(word, timer) == word ? await word : "deadline";
        }));
        await StartAsync("a");
        await WaitsForAsync("a", "timer");
        await Client.SuspendAsync("a", "test");
        Harness.Advance(TimeSpan.FromMinutes(5));
        await Client.RaiseEventAsync("a", Word, "in time");
        await Harness.StopAsync();
        Harness.Advance(TimeSpan.FromHours(1));
        await Harness.StartAsync();
        await Client.ResumeAsync("a", "test");
        Assert.Equal("in time", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task Continue_as_new_keeps_the_events_that_were_not_read()
    {
        WorkflowRef<string, string> collect = new("collect");
        await UseAsync(code => code.Workflow(collect, async (context, so_far) =>
        {
            if (so_far.Length == 0) await context.WaitForEventAsync(Go);
            string word = await context.WaitForEventAsync(Word);
            if (word == ".") return so_far;
            context.ContinueAsNew(so_far + word);
            return "";
        }));
        await Client.StartAsync(collect, "a", "");
        foreach (char letter in "abcdefgh.") await Client.RaiseEventAsync("a", Word, letter.ToString());
        await WaitsForAsync("a", "event go");
        await Client.RaiseEventAsync("a", Go, 1);
        Assert.Equal("abcdefgh", await ResultAsync<string>("a"));
    }

    [Fact]
    public async Task Events_that_arrive_all_the_time_are_each_read_once_over_many_runs()
    {
        await UseAsync(code => code.Workflow(Main, async (context, read) =>
        {
            for (int i = 0; i < 5; i++)
            {
                int value = await context.WaitForEventAsync(Go);
                if (value != read) return $"read {value}, expected {read}";
                if (++read == 200) return "all";
            }
            context.ContinueAsNew(read);
            return "";
        }));
        await StartAsync("a");
        for (int i = 0; i < 200; i++) await Client.RaiseEventAsync("a", Go, i, $"n{i}");
        Assert.Equal("all", await ResultAsync<string>("a"));
    }
}
