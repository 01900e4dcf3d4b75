using AIOps.Orchestrations;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Integrations.FixValidators;

/// <summary>Adds the tools that check generated fixes.</summary>
public static class FixValidatorServiceCollectionExtensions
{
    /// <summary>Adds an <see cref="IFixValidator"/> for every format that has a tool, and the schema of Kubernetes where no tool was chosen for it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    public static IServiceCollection AddFixValidators(this IServiceCollection services, Action<FixValidatorOptions>? configure = null)
    {
        var options = new FixValidatorOptions();
        configure?.Invoke(options);
        if (options.Validate().FirstOrDefault() is { } error) throw new ArgumentException(error, nameof(configure));
        services.ListOptions("Fixes", options);
        foreach (var (format, tool) in options.Tools)
            services.AddSingleton<IFixValidator>(_ => new ToolFixValidator(format, tool, TimeProvider.System));
        if (options.ChecksKubernetesItself) services.AddSingleton<IFixValidator, KubernetesSchemaValidator>();
        return services;
    }
}
