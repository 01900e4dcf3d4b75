using AIOps.Orchestrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Api.Settings;

/// <summary>Reads the options in force from the bound classes, with the description that their code carries. What may be a secret is never read out.</summary>
public sealed class SettingsReader(IEnumerable<OptionSection> sections, IServiceProvider services)
{
    /// <summary>Every section in order of its name.</summary>
    public IReadOnlyList<SettingsGroup> Read() =>
        [.. sections.OrderBy(static one => one.Section, StringComparer.Ordinal).Select(one => new SettingsGroup(one.Section, OptionDocs.SummaryOf(one.Type), Options(one)))];

    private List<Setting> Options(OptionSection section)
    {
        var bound = typeof(IOptions<>).MakeGenericType(section.Type);
        var value = bound.GetProperty(nameof(IOptions<object>.Value))!.GetValue(services.GetRequiredService(bound))!;
        var defaults = OptionTree.Leaves(Activator.CreateInstance(section.Type)!, section.Section).ToDictionary(static leaf => leaf.Name, static leaf => leaf.Value);
        return [.. OptionTree.Leaves(value, section.Section).Select(leaf =>
            new Setting(leaf.Name, leaf.Value, IsDefault(leaf, defaults), OptionDocs.SummaryOf(leaf.Property)))];
    }

    /// <summary>What belongs to an entry of a list has no default of its own: it is one while nobody has set it.</summary>
    private static bool IsDefault(OptionLeaf leaf, Dictionary<string, string> defaults) =>
        defaults.TryGetValue(leaf.Name, out var usual) ? usual == leaf.Value : leaf.Value is "not set" or "none";
}

/// <summary>The options of one section.</summary>
/// <param name="Name">The section.</param>
/// <param name="Description">What it is about; empty when the code says nothing.</param>
/// <param name="Options">The options.</param>
public sealed record SettingsGroup(string Name, string Description, IReadOnlyList<Setting> Options);

/// <summary>One option in force.</summary>
/// <param name="Name">Its full name, as configuration and environment variables take it (there with <c>__</c> for <c>:</c>).</param>
/// <param name="Value">Its value as text; <c>set</c> or <c>not set</c> where it may be a secret.</param>
/// <param name="IsDefault">Whether that is the default.</param>
/// <param name="Description">What it does, with default, unit and range.</param>
public sealed record Setting(string Name, string Value, bool IsDefault, string Description);
