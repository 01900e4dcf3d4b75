using System.Collections.Concurrent;
using System.Diagnostics;
using AIOps.Contracts.Storage;
using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIOps.Orchestrations.Local.Tests.Chaos;

/// <summary>
/// One seeded run: a few instances that act upon an approval, while the engine is killed, the clock jumps, events come twice and in any order,
/// wake-ups get lost and storage fails.
/// </summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    private const int Instances = 4, Votes = 6;
    private static readonly WorkflowRef<int, int> Incident = new("incident");
    private static readonly WorkflowRef<string, string> Approval = new("approval");
    private static readonly ActivityRef<string, string> Read = new("read-decision"), Act = new("act");
    private static readonly EventRef<string> Decided = new("decided");
    private static readonly EventRef<int> Vote = new("vote");
    private readonly string folder = Directory.CreateTempSubdirectory("aiops-chaos").FullName;
    private readonly Random random;
    private readonly int seed;
    private readonly SqliteDocumentStore file;
    private readonly ManualClock clock = new();
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly HashSet<string> alive = [];
    private readonly ConcurrentDictionary<string, string> decisions = new(), intents = new();
    private readonly ConcurrentDictionary<string, int> executions = new();
    private ChaosStore store = null!;
    private EmbeddedWorkflowEngine? engine;
    private int lives;

    public ChaosRun(int seed)
    {
        this.seed = seed;
        random = new Random(seed);
        file = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(folder, "chaos.db") });
    }

    public int Troubles { get; private set; }

    public int Kills => lives - 1;

    /// <summary>Runs to the end and says what is wrong; empty when nothing is.</summary>
    public async Task<string> RunAsync()
    {
        await LiveAsync();
        List<Func<Task>> calls = [];
        for (int i = 0; i < Instances; i++)
        {
            int id = i;
            await PersistAsync(() => engine!.StartAsync(Incident, $"incident-{id}", id));
            for (int vote = 0; vote < Votes; vote++)
            {
                int value = vote;
                for (int copy = random.Next(1, 4); copy > 0; copy--)
                    calls.Add(() => engine!.RaiseEventAsync($"incident-{id}", Vote, 1 << value, $"vote-{value}"));
            }
            // The truth is written first, the event only wakes; it may come before there is anybody to wake.
            calls.Add(async () =>
            {
                decisions.TryAdd($"approval-{id}", "yes");
                await engine!.RaiseEventAsync($"approval-{id}", Decided, "wake up", "decided");
            });
        }
        Func<Task>[] shuffled = [.. calls];
        random.Shuffle(shuffled);
        foreach (Func<Task> call in shuffled)
        {
            await TroubleAsync();
            await PersistAsync(call);
        }
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(60))
        {
            await TroubleAsync();
            if (await AllEndedAsync()) return await WrongAsync();
            await Task.Delay(1);
        }
        using EmbeddedWorkflowEngine calm = Calm();
        return $"seed {seed}: stuck: " +
            string.Join("; ", (await calm.ListAsync()).Select(i => $"{i.Id} {i.State} {i.Error} waits for {string.Join(", ", i.WaitsFor)}"));
    }

    public async ValueTask DisposeAsync()
    {
        await engine!.EndAsync();
        engine.Dispose();
        file.Dispose();
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task TroubleAsync()
    {
        double roll = random.NextDouble();
        if (roll < 0.02) await LiveAsync();
        else if (roll < 0.05) clock.Jump(TimeSpan.FromSeconds(random.Next(-90, 90)));
        else clock.Advance(TimeSpan.FromMilliseconds(random.Next(10, 3000)));
    }

    private async Task LiveAsync()
    {
        if (engine is not null)
        {
            store.Die();
            Troubles += store.Troubles;
            await engine.EndAsync();
            alive.Clear();
            engine.Dispose();
        }
        store = new ChaosStore(file, (seed * 1000) + lives++);
        engine = new EmbeddedWorkflowEngine(store, Code(), services, new EmbeddedWorkflowOptions { SweepInterval = TimeSpan.FromSeconds(20) }, clock,
            NullLogger.Instance, alive.Contains);
        alive.Add(engine.Owner);
        await engine.StartAsync(CancellationToken.None);
    }

    private static async Task PersistAsync(Func<Task> call)
    {
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (TimeoutException)
            {
                // What a caller does: again, under the same id.
            }
        }
    }

    private EmbeddedWorkflowEngine Calm() =>
        new(file, new WorkflowRegistry(), services, new EmbeddedWorkflowOptions(), clock, NullLogger.Instance, alive.Contains);

    private async Task<bool> AllEndedAsync()
    {
        using EmbeddedWorkflowEngine calm = Calm();
        return (await calm.ListAsync()).Count(static i => i.State is not (WorkflowState.Pending or WorkflowState.Running)) == 2 * Instances;
    }

    private async Task<string> WrongAsync()
    {
        using EmbeddedWorkflowEngine calm = Calm();
        List<string> wrong = [];
        foreach (WorkflowInstance instance in await calm.ListAsync())
        {
            if (instance.State != WorkflowState.Completed) wrong.Add($"{instance.Id} is {instance.State}: {instance.Error}");
            if (instance.Workflow == Incident.Name && instance.Output != ((1 << Votes) - 1).ToString()) wrong.Add($"{instance.Id} counted {instance.Output}");
        }
        for (int i = 0; i < Instances; i++)
        {
            if (executions.GetValueOrDefault($"restart-{i}") != 1) wrong.Add($"restart-{i} was done {executions.GetValueOrDefault($"restart-{i}")} times");
        }
        return wrong.Count == 0 ? "" : $"seed {seed}: {string.Join("; ", wrong)}";
    }

    private WorkflowRegistry Code() => new WorkflowRegistry()
        .Activity(Read, (id, _) => Flaky(decisions.GetValueOrDefault(id) ?? ""))
        .Activity(Act, (action, call) =>
        {
            // The intent record of an action: the second try of a call finds it and does nothing.
            if (intents.TryAdd(action, call.CallId)) executions.AddOrUpdate(action, 1, static (_, count) => count + 1);
            return Flaky(intents[action] == call.CallId ? "done" : "another call did it");
        })
        .Workflow(Approval, static async (context, id) =>
        {
            Task<string> decided = context.WaitForEventAsync(Decided);
            while (true)
            {
                string decision = await context.CallAsync(Read, id);
                if (decision.Length > 0) return decision;
                if (decided.IsCompleted)
                {
                    await context.SleepUntilAsync(context.Now.AddSeconds(5));
                    continue;
                }
                using CancellationTokenSource enough = new();
                Task timer = context.SleepUntilAsync(context.Now.AddSeconds(20), enough.Token);
                if (await Task.WhenAny(decided, timer) == decided) enough.Cancel();
            }
        })
        .Workflow(Incident, static async (context, input) =>
        {
            // The low 16 bits are the number of the incident, the high ones the votes so far.
            int number = input & 0xFFFF, votes = input >> 16;
            if (votes == 0 && await context.CallChildAsync(Approval, $"approval-{number}", $"approval-{number}") != "yes") return -1;
            if (votes == 0 && await context.CallAsync(Act, $"restart-{number}") != "done") return -2;
            for (int i = 0; i < 2; i++) votes += await context.WaitForEventAsync(Vote);
            if (votes == (1 << Votes) - 1) return votes;
            context.ContinueAsNew(number | (votes << 16));
            return 0;
        });

    private Task<string> Flaky(string result)
    {
        lock (random) return random.NextDouble() < 0.1 ? throw new HttpRequestException("chaos: the other side is away") : Task.FromResult(result);
    }
}
