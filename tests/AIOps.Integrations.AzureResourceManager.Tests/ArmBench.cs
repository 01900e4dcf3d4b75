using AIOps.Local.Estate;
using AIOps.Local.Estate.Arm;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Integrations.AzureResourceManager.Tests;

/// <summary>The real actuator against the estate's Azure Resource Manager, over HTTPS.</summary>
internal sealed class ArmBench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-arm-").FullName;
    private SqliteDocumentStore _store = null!;
    private ServiceProvider _services = null!;

    public static string ScaleSet { get; } = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-shop-prod/providers/microsoft.compute/virtualmachinescalesets/vmss-shop-api";
    public static string Vm { get; } = ScaleSet.Replace("virtualmachinescalesets/vmss-shop-api", "virtualmachines/vm-orders-01", StringComparison.Ordinal);
    public static string Disk { get; } = ScaleSet.Replace("virtualmachinescalesets/vmss-shop-api", "disks/disk-orders-data-0", StringComparison.Ordinal);
    public static string Site { get; } = ScaleSet.Replace("microsoft.compute/virtualmachinescalesets/vmss-shop-api", "microsoft.web/sites/app-shop-web", StringComparison.Ordinal);

    public static string Database { get; } = ScaleSet.Replace("microsoft.compute/virtualmachinescalesets/vmss-shop-api", "microsoft.sql/servers/sql-shop/databases/shopdb", StringComparison.Ordinal);
    public static string Cluster { get; } = ScaleSet.Replace("microsoft.compute/virtualmachinescalesets/vmss-shop-api", "microsoft.containerservice/managedclusters/aks-shop", StringComparison.Ordinal);
    public static string NodePool { get; } = Cluster + "/agentpools/workers";
    public static string Automation { get; } = ScaleSet.Replace("microsoft.compute/virtualmachinescalesets/vmss-shop-api", "microsoft.automation/automationaccounts/aa-shop", StringComparison.Ordinal);

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    public DemoEstate Estate { get; private set; } = null!;

    public IActuator Actuator { get; private set; } = null!;

    public static async Task<ArmBench> StartAsync()
    {
        var bench = new ArmBench();
        bench._store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(bench._folder, "estate.db") });
        await bench.OpenAsync();
        return bench;
    }

    /// <summary>A new process on the same store: another port, another certificate, another token.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public static PlannedAction Action(string id, string target, params (string Name, string Value)[] parameters) =>
        new(id, target, parameters.ToDictionary(p => p.Name, p => p.Value));

    public static PlannedAction RestartInstance2 => Action(ActionIds.VmssRestartInstances, ScaleSet, (ActionParameters.InstanceIds, "2"));

    public Task<ActionProgress> StartAsync(PlannedAction action, string intent = "intent-1") => Actuator.StartAsync(action, intent, default);

    public void Trouble(ArmTrouble trouble) => Estate.Arm.Troubles.Add(new ArmInjection(trouble));

    /// <summary>Polls as the workflow does, letting the clock pass between.</summary>
    public async Task<ActionProgress> FinishAsync(ActionProgress progress, TimeSpan? limit = null)
    {
        var end = Clock.GetUtcNow() + (limit ?? TimeSpan.FromHours(1));
        while (progress.State == ActionState.Running && Clock.GetUtcNow() < end)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            progress = await Actuator.PollAsync(progress.Operation!, default);
        }

        return progress;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        Estate = await DemoEstate.StartAsync(_store, Clock, new EstateOptions());
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock)
            .AddArmActuator(_ => Estate.Arm.Credential, Configure, _ => Estate.Arm.CreateHandler())
            .BuildServiceProvider();
        Actuator = _services.GetRequiredService<IActuator>();
    }

    private void Configure(ArmOptions options)
    {
        options.Endpoint = Estate.Arm.Endpoint;
        options.RunCommands["clean-temp"] = new RunCommandScript { Lines = { "rm -rf /var/tmp/shop-*" } };
        options.Runbooks.Add("Restart-OrderQueue");
    }

    /// <summary>Brings the target into the state in which the action makes sense.</summary>
    public async Task PrepareAsync(PlannedAction action)
    {
        if (action.ActionId != ActionIds.VmStart) return;
        using var client = new HttpClient(Estate.Arm.CreateHandler());
        var token = await Estate.Arm.Credential.GetTokenAsync(new Azure.Core.TokenRequestContext(["x"]), default);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        using var off = await client.PostAsync(new Uri(Estate.Arm.Endpoint, Vm + "/deallocate?api-version=2024-07-01"), null);
        off.EnsureSuccessStatusCode();
        Clock.Advance(TimeSpan.FromMinutes(2));
    }

    private async Task CloseAsync()
    {
        await _services.DisposeAsync();
        await Estate.DisposeAsync();
    }
}
