using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace AIOps.Api.Settings;

/// <summary>The summaries of options classes and their properties, from the XML documentation that the compiler writes beside each assembly.</summary>
public static partial class OptionDocs
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, string>> Known = new();

    /// <summary>Summary of a class in plain text; empty when there is none.</summary>
    public static string SummaryOf(Type type) => Find(type.Assembly, $"T:{type.FullName}");

    /// <summary>Summary of a property in plain text; empty when there is none.</summary>
    public static string SummaryOf(PropertyInfo property) => Find(property.DeclaringType!.Assembly, $"P:{property.DeclaringType.FullName}.{property.Name}");

    private static string Find(Assembly assembly, string member) => Known.GetOrAdd(assembly, Read).GetValueOrDefault(member, "");

    private static IReadOnlyDictionary<string, string> Read(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        try
        {
            return File.Exists(path)
                ? XDocument.Load(path).Descendants("member").ToDictionary(static member => (string)member.Attribute("name")!, static member => Plain(member.Element("summary")))
                : new Dictionary<string, string>();
        }
        catch (Exception unreadable) when (unreadable is IOException or XmlException or UnauthorizedAccessException)
        {
            return new Dictionary<string, string>();
        }
    }

    private static string Plain(XElement? summary) => summary is null ? "" : Blanks().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } reference => (((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword")) ?? "").Split('.', ':')[^1],
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
