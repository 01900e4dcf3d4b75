using AIOps.Correlate;
using AIOps.Orchestrations.Local;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>The whole application on the embedded engine, without a host: storage in a folder, a fake actuator, one VM.</summary>
internal static class Application
{
    public static ServiceProvider Create(
        IDocumentStore store, IActuator actuator, TimeProvider time, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? also = null,
        string incidentVersion = IncidentNames.Version)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build();
        var services = new ServiceCollection();
        services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(store);
        services.AddSingleton(time);
        services.AddSingleton(actuator);
        services.AddSingleton<IResourceGraph, OneVm>();
        services.AddAiopsApplication(configuration);
        services.AddEmbeddedWorkflows(registry => WorkflowCatalogue.Register(registry, incidentVersion));
        services.AddLocalSignalBus();
        also?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }
}

/// <summary>A topology of one VM.</summary>
internal sealed class OneVm : IResourceGraph
{
    public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) =>
        Task.FromResult(new ServiceGraph([new ServiceNode(Samples.Vm, "vm-1", "microsoft.compute/virtualmachines", new Dictionary<string, string>())], []));
}
