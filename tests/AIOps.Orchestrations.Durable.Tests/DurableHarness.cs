using System.Text.Json;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Client;
using AIOps.Orchestrations.Durable.Context;
using AIOps.Orchestrations.Durable.Tests.Host;
using AIOps.Orchestrations.Durable.Tests.Time;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIOps.Orchestrations.Durable.Tests;

/// <summary>The adapter in a real Durable Task worker that talks gRPC to Durable Task's test server. The server stays when the worker stops, as the task hub does.</summary>
internal sealed class DurableHarness : IWorkflowHarness
{
    private readonly MovableTime time = new();
    private Sidecar sidecar = null!;
    private Action<WorkflowRegistry> register;
    private IHost? worker;

    private DurableHarness(Action<WorkflowRegistry> register) => this.register = register;

    public IWorkflowClient Client => worker!.Services.GetRequiredService<IWorkflowClient>();

    public bool IsDead => false;

    public static async Task<DurableHarness> CreateAsync(Action<WorkflowRegistry> register)
    {
        DurableHarness harness = new(register);
        harness.sidecar = await Sidecar.StartAsync(harness.time);
        await harness.StartAsync();
        return harness;
    }

    public void Advance(TimeSpan by) => time.Advance(by);

    public async Task StopAsync()
    {
        await sidecar.HoldAsync();
        await worker!.StopAsync();
    }

    /// <summary>As a busy host: what is sent waits until <see cref="Release"/>.</summary>
    public Task HoldAsync() => sidecar.HoldAsync();

    public void Release() => sidecar.Release();

    public async Task StartAsync(Action<WorkflowRegistry>? code = null)
    {
        register = code ?? register;
        worker?.Dispose();
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddDurableWorkflows(register);
        WorkflowRegistry registry = new();
        register(registry);
        IServiceProvider? services = null;
        builder.Services.AddDurableTaskWorker(durable =>
        {
            durable.UseGrpc(sidecar.Channel);
            durable.AddTasks(tasks => AddTasks(tasks, registry, () => services!));
        });
        builder.Services.AddDurableTaskClient(durable =>
        {
            durable.UseGrpc(sidecar.Channel);
            durable.RegisterDirectly();
        });
        worker = builder.Build();
        services = worker.Services;
        services.GetRequiredService<DurableClientSource>().Use(services.GetRequiredService<DurableTaskClient>());
        await sidecar.StartAsync(worker);
    }

    /// <summary>Durable Task's own crash safety is not the adapter's; the real host is killed in a run of its own (docs/functions.md).</summary>
    public void DieAtWrite(int write, bool done) => throw new NotSupportedException("The back end of Durable Task has no such seam.");

    public async ValueTask DisposeAsync()
    {
        await worker!.StopAsync();
        worker.Dispose();
        await sidecar.DisposeAsync();
    }

    private static void AddTasks(DurableTaskRegistry tasks, WorkflowRegistry registry, Func<IServiceProvider> services)
    {
        foreach (string name in registry.Workflows.Select(workflow => workflow.Name).Distinct())
        {
            tasks.AddOrchestratorFunc<RunInput, JsonElement>(
                name, (context, input) => services().GetRequiredService<WorkflowDispatcher>().RunAsync(context, input));
        }
        foreach (ActivityRegistration activity in registry.Activities)
        {
            tasks.AddActivityFunc<ActivityCall, ActivityReply>(
                activity.Name, (_, call) => services().GetRequiredService<ActivityDispatcher>().RunAsync(activity.Name, call, services(), CancellationToken.None));
        }
    }
}
