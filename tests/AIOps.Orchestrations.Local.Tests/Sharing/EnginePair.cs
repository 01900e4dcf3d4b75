using System.Collections.Concurrent;
using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIOps.Orchestrations.Local.Tests.Sharing;

/// <summary>Two engines with a store object each on one SQLite file, as two processes have them.</summary>
internal sealed class EnginePair : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("aiops-pair").FullName;
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly List<SqliteDocumentStore> stores = [];

    public EnginePair() => (A, B) = (Create(0), Create(1));

    public static WorkflowRef<int, int> Main { get; } = new("main");

    public static ActivityRef<int, int> Double { get; } = new("double");

    public static EventRef<int> Go { get; } = new("go");

    public ManualClock Clock { get; } = new();

    /// <summary>Owners that count as living on this machine.</summary>
    public ConcurrentDictionary<string, bool> Alive { get; } = new();

    /// <summary>Activity calls as (engine, call id).</summary>
    public ConcurrentQueue<(int Engine, string CallId)> Calls { get; } = new();

    public List<MortalStore> Mortals { get; } = [];

    public EmbeddedWorkflowEngine A { get; }

    public EmbeddedWorkflowEngine B { get; }

    /// <summary>Lets time pass until a condition holds.</summary>
    public Task UntilAsync(Func<Task<bool>> condition, string what) => Poll.UntilAsync(
        async () =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(300));
            return await condition();
        },
        what);

    public Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public Task AllEndAsync(IWorkflowClient client, int count) => UntilAsync(
        async () => (await client.ListAsync(WorkflowState.Completed, count)).Count == count, $"{count} instances are completed");

    public async Task StartBothAsync()
    {
        await A.StartAsync(CancellationToken.None);
        await B.StartAsync(CancellationToken.None);
        await UntilAsync(() => A.OwnedShards.Count == 8 && B.OwnedShards.Count == 8, "both have their share");
    }

    public async ValueTask DisposeAsync()
    {
        await A.EndAsync();
        await B.EndAsync();
        A.Dispose();
        B.Dispose();
        foreach (SqliteDocumentStore store in stores) store.Dispose();
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private EmbeddedWorkflowEngine Create(int number)
    {
        WorkflowRegistry registry = new();
        registry
            .Activity(Double, (x, call) =>
            {
                Calls.Enqueue((number, call.CallId));
                return Task.FromResult(2 * x);
            })
            .Workflow(Main, async (context, x) =>
            {
                int first = await context.CallAsync(Double, x);
                int second = await context.WaitForEventAsync(Go);
                return await context.CallAsync(Double, first + second);
            });
        stores.Add(new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(folder, "pair.db") }));
        Mortals.Add(new MortalStore(stores[^1]));
        EmbeddedWorkflowEngine engine = new(Mortals[^1], registry, services, new EmbeddedWorkflowOptions(), Clock, NullLogger.Instance, Alive.ContainsKey);
        Alive[engine.Owner] = true;
        return engine;
    }
}
