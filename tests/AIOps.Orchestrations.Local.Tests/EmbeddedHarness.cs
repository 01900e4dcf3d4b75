using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIOps.Orchestrations.Local.Tests;

/// <summary>The embedded engine on a SQLite file of its own, with a clock that the test moves.</summary>
internal sealed class EmbeddedHarness : IWorkflowHarness
{
    private readonly string folder = Directory.CreateTempSubdirectory("aiops-engine").FullName;
    private readonly SqliteDocumentStore store;
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly EmbeddedWorkflowOptions options;
    private readonly HashSet<string> alive = [];
    private Action<WorkflowRegistry> register;
    private EmbeddedWorkflowEngine? engine;
    private MortalStore? mortal;

    private EmbeddedHarness(Action<WorkflowRegistry> register, EmbeddedWorkflowOptions? options)
    {
        this.register = register;
        this.options = options ?? new EmbeddedWorkflowOptions();
        store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(folder, "engine.db") });
    }

    public ManualClock Clock { get; } = new();

    public SqliteDocumentStore Store => store;

    public EmbeddedWorkflowEngine Engine => engine!;

    public IWorkflowClient Client => engine!;

    public bool IsDead => mortal!.IsDead;

    public static async Task<EmbeddedHarness> CreateAsync(Action<WorkflowRegistry> register, EmbeddedWorkflowOptions? options = null)
    {
        EmbeddedHarness harness = new(register, options);
        await harness.StartAsync();
        return harness;
    }

    public void Advance(TimeSpan by) => Clock.Advance(by);

    public async Task StopAsync() => await engine!.StopAsync(CancellationToken.None);

    public async Task StartAsync(Action<WorkflowRegistry>? code = null)
    {
        if (engine is not null)
        {
            await engine.EndAsync();
            alive.Remove(engine.Owner);
            engine.Dispose();
        }
        register = code ?? register;
        WorkflowRegistry registry = new();
        register(registry);
        mortal = new MortalStore(store);
        engine = new EmbeddedWorkflowEngine(mortal, registry, services, options, Clock, NullLogger.Instance, alive.Contains);
        alive.Add(engine.Owner);
        await engine.StartAsync(CancellationToken.None);
    }

    public void DieAtWrite(int write, bool done) => mortal!.DieAtWrite(write, done);

    public async ValueTask DisposeAsync()
    {
        await engine!.EndAsync();
        engine.Dispose();
        store.Dispose();
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
