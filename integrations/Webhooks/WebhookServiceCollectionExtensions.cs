using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Webhooks;

/// <summary>Adds the actuator for configured webhooks.</summary>
public static class WebhookServiceCollectionExtensions
{
    /// <summary>Adds an <see cref="IActuator"/> for the action <c>webhook.call</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; default: those that configuration binds.</param>
    public static IServiceCollection AddWebhookActuator(this IServiceCollection services, Action<WebhookOptions>? configure = null)
    {
        services.AddOptions<WebhookOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebhookOptions>, Validator>());
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IActuator>(provider => new WebhookActuator(
            // No redirects: the signature is for the configured address only.
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<IOptions<WebhookOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Adds a channel for every webhook of <c>AIOps:Webhooks:Notify</c>; none where there is none.</summary>
    /// <param name="services">The services, with <see cref="AddWebhookActuator"/> called on them.</param>
    /// <param name="configuration">The host's configuration.</param>
    public static IServiceCollection AddWebhookNotifiers(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var name in configuration.GetSection("AIOps:Webhooks:Notify").GetChildren().Select(static hook => hook.Key))
        {
            services.AddSingleton<INotifier>(provider => ActivatorUtilities.CreateInstance<WebhookNotifier>(
                provider, name, ChannelHttp.CreateClient(), provider.GetRequiredService<IOptions<WebhookOptions>>().Value));
        }

        return services;
    }

    private sealed class Validator : IValidateOptions<WebhookOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebhookOptions options) =>
            options.Validate().ToList() is { Count: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
