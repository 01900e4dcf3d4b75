using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Local.Signals;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local;

/// <summary>Adds the embedded engine and bus to a host. The host adds an <see cref="IDocumentStore"/> itself.</summary>
public static class EmbeddedServices
{
    /// <summary>Adds the embedded workflow engine as <see cref="IWorkflowClient"/> and starts it with the host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="register">Names the workflows and activities.</param>
    /// <param name="options">How the engine works; defaults when null.</param>
    public static IServiceCollection AddEmbeddedWorkflows(
        this IServiceCollection services, Action<WorkflowRegistry> register, EmbeddedWorkflowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        EmbeddedWorkflowOptions checkedOptions = options ?? new EmbeddedWorkflowOptions();
        checkedOptions.Validate();
        WorkflowRegistry registry = new();
        register(registry);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(registry);
        services.ListOptions("Workflows", checkedOptions);
        services.AddSingleton(provider => new EmbeddedWorkflowEngine(
            provider.GetRequiredService<IDocumentStore>(),
            registry,
            provider,
            checkedOptions,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<EmbeddedWorkflowEngine>>()));
        services.AddSingleton<IWorkflowClient>(static provider => provider.GetRequiredService<EmbeddedWorkflowEngine>());
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<EmbeddedWorkflowEngine>());
        return services;
    }

    /// <summary>
    /// Adds the local signal bus as <see cref="ISignalBus"/>, and the pump that hands its batches to the host's <see cref="ISignalHandler"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How the bus works; defaults when null.</param>
    public static IServiceCollection AddLocalSignalBus(this IServiceCollection services, SignalBusOptions? options = null)
    {
        SignalBusOptions checkedOptions = options ?? new SignalBusOptions();
        checkedOptions.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(checkedOptions);
        services.AddSingleton<LocalSignalBus>();
        services.AddSingleton<ISignalBus>(static provider => provider.GetRequiredService<LocalSignalBus>());
        services.AddSingleton<IBacklog>(static provider => provider.GetRequiredService<LocalSignalBus>());
        services.AddHostedService<SignalPump>();
        return services;
    }
}
