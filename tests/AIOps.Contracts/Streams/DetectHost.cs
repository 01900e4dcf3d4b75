using AIOps.Orchestrations;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Contracts.Streams;

/// <summary>One host that reads partitions: its own memory over a shared store.</summary>
public sealed class DetectHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public DetectHost(IDocumentStore store, IWorkflowClient workflows, params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(store);
        services.AddSingleton(workflows);
        services.AddAiopsApplication(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build());
        _services = services.BuildServiceProvider();
    }

    public Task HandleAsync(SignalBatch batch) => _services.GetRequiredService<ISignalHandler>().HandleAsync(batch, default);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
