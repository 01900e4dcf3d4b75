using System.Collections;
using System.Globalization;
using System.Reflection;

namespace AIOps.Api.Settings;

/// <summary>The values of an options object as named texts: nested classes and lists are walked through, what may be a secret is only said to be set or not.</summary>
internal static class OptionTree
{
    private const int Deepest = 4;
    private static readonly string[] SecretEndings = ["Key", "Keys", "Secret", "Secrets", "Password", "Token", "Tokens", "ConnectionString", "Credential", "Signature", "Headers"];

    public static IEnumerable<OptionLeaf> Leaves(object options, string name, int depth = 0) => options.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
        .SelectMany(property => Of(property, property.GetValue(options), $"{name}:{property.Name}", depth));

    /// <summary>A text or a collection whose name says that it is a secret. Numbers are none: <c>TokensPerDay</c> is a limit.</summary>
    public static bool IsSecret(PropertyInfo property) =>
        (property.PropertyType == typeof(string) || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)))
        && Array.Exists(SecretEndings, ending => property.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<OptionLeaf> Of(PropertyInfo property, object? value, string name, int depth)
    {
        if (IsSecret(property))
        {
            yield return new OptionLeaf(name, IsEmpty(value) ? "not set" : "set", property);
        }
        else if (Text(value) is { } text)
        {
            yield return new OptionLeaf(name, text, property);
        }
        else if (depth < Deepest)
        {
            foreach (var leaf in Within(value!, name, property, depth + 1))
            {
                yield return leaf;
            }
        }
    }

    private static IEnumerable<OptionLeaf> Within(object value, string name, PropertyInfo property, int depth)
    {
        if (value is not IEnumerable many)
        {
            return Leaves(value, name, depth);
        }

        var entries = value is IDictionary map
            ? map.Keys.Cast<object>().Select(key => (Name: $"{name}:{key}", Value: map[key])).ToList()
            : many.Cast<object?>().Select((entry, index) => (Name: $"{name}:{index}", Value: entry)).ToList();
        return entries.Count == 0
            ? [new OptionLeaf(name, "none", property)]
            : entries.SelectMany(entry => Text(entry.Value) is { } text ? [new OptionLeaf(entry.Name, text, property)] : Leaves(entry.Value!, entry.Name, depth));
    }

    private static bool IsEmpty(object? value) => value is null or "" || (value is ICollection { Count: 0 }) || (value is IEnumerable many && !many.Cast<object?>().Any());

    /// <summary>A simple value as text; null for what has parts.</summary>
    private static string? Text(object? value) => value switch
    {
        null => "not set",
        "" => "not set",
        string text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Address(address) : text,
        Uri address => address.IsAbsoluteUri ? Address(address) : "set",
        bool on => on ? "true" : "false",
        Enum one => one.ToString(),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number when value.GetType().IsPrimitive || value is decimal or DateTimeOffset or DateTime => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Host and port alone: incoming webhooks and signed links carry their secret in path or query.</summary>
    private static string Address(Uri address) => $"{address.Scheme}://{address.Authority[(address.Authority.LastIndexOf('@') + 1)..]}{(address.PathAndQuery.Length > 1 ? "/…" : "")}";
}

/// <summary>One value.</summary>
internal sealed record OptionLeaf(string Name, string Value, PropertyInfo Property);
