using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations;

/// <summary>Binds options so that a misspelt name stops the start, and says which names there are.</summary>
public static class StrictBinding
{
    /// <summary>Binds and checks at start.</summary>
    /// <typeparam name="T">The options class.</typeparam>
    /// <param name="builder">The options.</param>
    /// <param name="section">Where they stand.</param>
    /// <exception cref="OptionsValidationException">At start: the section holds a name that is no option; the message names it and those that are.</exception>
    public static OptionsBuilder<T> BindStrictly<T>(this OptionsBuilder<T> builder, IConfigurationSection section)
        where T : class => builder
            .Configure(_ => Refuse<T>(section))
            .Bind(section, static binder => binder.ErrorOnUnknownConfiguration = true) // what is nested deeper
            .ValidateOnStart();

    private static void Refuse<T>(IConfigurationSection section)
    {
        var known = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static one => one.CanWrite || !one.PropertyType.IsValueType).Select(static one => one.Name).ToList();
        var errors = section.GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is no option; allowed are {string.Join(", ", known.Order(StringComparer.Ordinal))}.")
            .ToList();
        if (errors.Count > 0) throw new OptionsValidationException(typeof(T).Name, typeof(T), errors);
    }
}
