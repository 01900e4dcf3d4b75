using AIOps.Orchestrations.Ports;
using Azure.Core;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Integrations.EventHubs;

/// <summary>Adds the bus.</summary>
public static class EventHubServices
{
    /// <summary>
    /// Adds <see cref="ISignalBus"/> on the hub that the setting <c>SignalsHub</c> names. The connection is the trigger's own: <c>EventHubConnection</c> is a
    /// connection string (the emulator), or <c>EventHubConnection__fullyQualifiedNamespace</c> names the namespace for a managed identity.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="credential">Who sends when a namespace is given.</param>
    public static IServiceCollection AddEventHubSignalBus(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, TokenCredential> credential) =>
        services.AddSingleton<ISignalBus>(provider => new EventHubSignalBus(CreateProducer(configuration, () => credential(provider))));

    private static EventHubProducerClient CreateProducer(IConfiguration configuration, Func<TokenCredential> credential)
    {
        IConfigurationSection connection = configuration.GetSection("EventHubConnection");
        string hub = configuration["SignalsHub"] is { Length: > 0 } name ? name : throw Missing("SignalsHub", "the name of the Event Hub for signals");
        if (!string.IsNullOrEmpty(connection.Value)) return new EventHubProducerClient(connection.Value, hub);
        string space = connection["fullyQualifiedNamespace"] is { Length: > 0 } given
            ? given
            : throw Missing("EventHubConnection", "a connection string, or EventHubConnection__fullyQualifiedNamespace with a managed identity");
        return new EventHubProducerClient(space, hub, credential());
    }

    private static InvalidOperationException Missing(string setting, string allowed) => new($"The setting {setting} is missing; needed is {allowed}.");
}
