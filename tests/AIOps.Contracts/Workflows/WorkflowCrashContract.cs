using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using AIOps.Contracts.Time;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Json;

namespace AIOps.Contracts.Workflows;

/// <summary>The engine dies at every single write of a run that uses everything; the run still ends as if nothing had been.</summary>
public abstract class WorkflowCrashContract : WorkflowContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_survives_a_death_at_each_of_its_writes(bool done)
    {
        int deaths = 0;
        for (int write = 1; ; write++)
        {
            ConcurrentDictionary<string, int> calls = new();
            await UseAsync(code => Register(code, calls));
            Harness.DieAtWrite(write, done);
            string result = await DriveAsync();
            Assert.Equal("4 word 11,12 2", result);
            // First run: one call; second run: one call; two children with one call each. Every one has its own id, however often it ran.
            Assert.Equal(4, calls.Count);
            if (deaths == write - 1 && !died) break;
            deaths++;
        }
        Assert.True(deaths >= 10, $"only {deaths} writes were hit");
    }

    private bool died;

    private static void Register(WorkflowRegistry code, ConcurrentDictionary<string, int> calls) => code
        .Activity(Double, (x, call) =>
        {
            calls.AddOrUpdate(call.CallId, 1, static (_, count) => count + 1);
            return call.Attempt == 1 && x == 2 ? throw new TimeoutException("first try fails") : Task.FromResult(2 * x);
        })
        .Workflow(Child, async (context, x) => (10 + (await context.CallAsync(Double, x) / 2)).ToString())
        .Workflow(Main, async (context, run) =>
        {
            if (run == 0)
            {
                await context.CallAsync(Double, 3);
                context.ContinueAsNew(1);
                return "";
            }
            int doubled = await context.CallAsync(Double, 2);
            Task<string> word = context.WaitForEventAsync(Word);
            Task timer = context.SleepUntilAsync(context.Now.AddSeconds(2));
            await Task.WhenAll(word, timer);
            string[] children = await Task.WhenAll(context.CallChildAsync(Child, 1), context.CallChildAsync(Child, 2, "kid"));
            return $"{doubled} {await word} {string.Join(',', children)} {run + 1}";
        });

    /// <summary>What a host and its callers do: start, send, and do it again when it failed.</summary>
    private async Task<string> DriveAsync()
    {
        died = false;
        bool started = false, sent = false;
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(60))
        {
            try
            {
                if (!started) await StartAsync("a");
                started = true;
                if (!sent) await Client.RaiseEventAsync("a", Word, "word", "the word");
                sent = true;
                Harness.Advance(TimeSpan.FromMilliseconds(500));
                if (await Client.GetAsync("a") is { State: not (WorkflowState.Pending or WorkflowState.Running) } ended)
                {
                    if (!Harness.IsDead && ended.State == WorkflowState.Completed) return JsonSerializer.Deserialize<string>(ended.Output!, AiopsJson.Options)!;
                    if (!Harness.IsDead) return $"{ended.State}: {ended.Error}";
                }
            }
            catch (Exception) when (Harness.IsDead)
            {
                // The host is gone: start it again and do it again.
            }
            if (Harness.IsDead)
            {
                died = true;
                await Harness.StartAsync();
            }
            await Poll.PauseAsync();
        }
        WorkflowInstance? stuck = await Client.GetAsync("a");
        return $"stuck: {stuck?.State} waits for {string.Join(", ", stuck?.WaitsFor ?? [])}";
    }
}
