using AIOps.Orchestrations;
using AIOps.Orchestrations.Ports;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Adds the actuator.</summary>
public static class ArmServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IActuator"/> and <see cref="IResourceLocks"/> over Azure Resource Manager.</summary>
    /// <param name="services">The services.</param>
    /// <param name="credential">Who acts: <c>DefaultAzureCredential</c> or a managed identity in Azure; the demo estate's host passes its own.</param>
    /// <param name="configure">Sets options; default: public Azure.</param>
    /// <param name="handler">Makes the HTTP handler, for an endpoint with a certificate of its own; default: the SDK's own transport.</param>
    public static IServiceCollection AddArmActuator(
        this IServiceCollection services, Func<IServiceProvider, TokenCredential> credential, Action<ArmOptions>? configure = null,
        Func<IServiceProvider, HttpMessageHandler>? handler = null)
    {
        services.AddOptions<ArmOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.ListOptions<ArmOptions>("Arm");
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ArmOptions>, ArmOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ArmConnection(provider.GetRequiredService<IOptions<ArmOptions>>().Value, credential(provider), handler?.Invoke(provider)));
        services.AddSingleton<IResourceLocks>(provider => new ArmLocks(provider.GetRequiredService<ArmConnection>()));
        services.AddSingleton<IActuator>(provider => new ArmActuator(
            provider.GetRequiredService<ArmConnection>(), provider.GetRequiredService<IOptions<ArmOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private sealed class ArmOptionsValidator : IValidateOptions<ArmOptions>
    {
        public ValidateOptionsResult Validate(string? name, ArmOptions options) =>
            options.Validate().ToList() is { Count: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
