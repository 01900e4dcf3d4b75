using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations;

/// <summary>That a class is bound to a section of the configuration, so that what is in force can be shown.</summary>
/// <param name="Section">The section, for example <c>AIOps:Detect</c>.</param>
/// <param name="Type">The options class.</param>
public sealed record OptionSection(string Section, Type Type);

/// <summary>Shows options that an adapter binds itself.</summary>
public static class ShownOptions
{
    /// <summary>Lists a section whose class is bound elsewhere among the settings of the host; what nobody has bound is shown with its defaults.</summary>
    /// <typeparam name="T">The options class.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="section">Name below <c>AIOps</c>.</param>
    public static IServiceCollection ListOptions<T>(this IServiceCollection services, string section)
        where T : class, new() => services.AddOptions().AddSingleton(new OptionSection($"AIOps:{section}", typeof(T)));

    /// <summary>Lists a section whose values are already read.</summary>
    /// <typeparam name="T">The options class.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="section">Name below <c>AIOps</c>.</param>
    /// <param name="inForce">The values.</param>
    public static IServiceCollection ListOptions<T>(this IServiceCollection services, string section, T inForce)
        where T : class, new() => services.AddSingleton(Options.Create(inForce)).ListOptions<T>(section);

    /// <summary>Lists the section among the settings of the host.</summary>
    /// <typeparam name="T">The options class.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="section">Name below <c>AIOps</c>.</param>
    public static IServiceCollection ShowOptions<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class, new()
    {
        services.AddOptions<T>().Bind(configuration.GetSection($"AIOps:{section}"));
        return services.AddSingleton(new OptionSection($"AIOps:{section}", typeof(T)));
    }
}
