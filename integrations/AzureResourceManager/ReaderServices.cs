using AIOps.Integrations.AzureResourceManager.Metrics;
using AIOps.Integrations.AzureResourceManager.Topology;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Ports;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Adds what reads the estate, with an identity of its own that can change nothing.</summary>
public static class ReaderServices
{
    /// <summary>
    /// Adds <see cref="IMetricReadBack"/>, and <see cref="IResourceGraph"/> over Azure Resource Graph where <c>AIOps:Topology:Subscriptions</c> names any; the topology
    /// registered before stays part of it.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration; <c>AIOps:Topology</c> and <c>AIOps:Arm:Endpoint</c> are read.</param>
    /// <param name="credential">Who reads.</param>
    /// <param name="handler">Makes the HTTP handler, for an endpoint with a certificate of its own; default: the SDK's own transport.</param>
    public static IServiceCollection AddEstateReader(
        this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, TokenCredential> credential, Func<IServiceProvider, HttpMessageHandler>? handler = null)
    {
        services.ListOptions<ResourceGraphOptions>("Topology");
        services.AddOptions<ResourceGraphOptions>().Bind(configuration.GetSection("AIOps:Topology")).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ResourceGraphOptions>, OptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new Reader(new ArmConnection(Settings(configuration), credential(provider), handler?.Invoke(provider))));
        services.AddSingleton<IMetricReadBack>(static provider => new AzureMonitorMetrics(provider.GetRequiredService<Reader>().Arm));
        var declared = services.LastOrDefault(static service => service.ServiceType == typeof(IResourceGraph))?.ImplementationInstance as IResourceGraph
            ?? throw new InvalidOperationException("Add the configured topology before the reader of the estate.");
        return services.AddSingleton<IResourceGraph>(provider => provider.GetRequiredService<IOptions<ResourceGraphOptions>>().Value is { Subscriptions.Count: > 0 } options
            ? new ResourceGraphTopology(
                provider.GetRequiredService<Reader>().Arm, options, declared, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ResourceGraphTopology>>())
            : declared);
    }

    private static ArmOptions Settings(IConfiguration configuration)
    {
        var options = new ArmOptions();
        configuration.GetSection("AIOps:Arm").Bind(options);
        return options;
    }

    /// <summary>The reader's own connection: the actuator's one has another identity.</summary>
    private sealed record Reader(ArmConnection Arm) : IDisposable
    {
        public void Dispose() => Arm.Dispose();
    }

    private sealed class OptionsCheck : IValidateOptions<ResourceGraphOptions>
    {
        public ValidateOptionsResult Validate(string? name, ResourceGraphOptions options) =>
            options.Validate().ToList() is { Count: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
