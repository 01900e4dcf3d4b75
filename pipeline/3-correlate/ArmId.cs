using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AIOps.Correlate;

/// <summary>
/// An Azure resource id taken apart (<c>/subscriptions/S/resourcegroups/G/providers/NS/T1/N1/T2/N2</c>). Parts are lower case, as resource ids compare without case.
/// </summary>
public sealed record ArmId
{
    /// <summary>The same few parts are asked for again and again.</summary>
    private static readonly ConcurrentDictionary<string, string> Wholes = new(StringComparer.Ordinal);

    private const int MostWholes = 16384;

    private ArmId(string id, string? subscription, string? group, string type, string[] names, string? parentId) =>
        (Id, Subscription, Group, Type, Names, ParentId) = (id, subscription, group, type, names, parentId);

    /// <summary>The whole id, lower case, without a trailing slash.</summary>
    public string Id { get; }

    /// <summary>Subscription id, or null when the text is not an ARM id.</summary>
    public string? Subscription { get; }

    /// <summary>Resource group, or null when the id names none.</summary>
    public string? Group { get; }

    /// <summary>Full type (<c>microsoft.compute/virtualmachinescalesets/virtualmachines</c>); empty when the text is not an ARM id.</summary>
    public string Type { get; }

    /// <summary>Names from the outermost resource to this one, at least one.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Id of the resource that contains this one, or null for a top-level resource.</summary>
    public string? ParentId { get; }

    /// <summary>Name of the resource itself, the last segment.</summary>
    public string Name => Names[^1];

    /// <summary>What people read: the names joined by a slash (<c>vmss-shop-api/2</c>).</summary>
    public string ShortName => string.Join('/', Names);

    /// <summary>Takes an id apart. Anything that is not an ARM id becomes one unnamed-type resource whose name is its last segment.</summary>
    /// <param name="id">A resource id in any case.</param>
    public static ArmId Parse(string id)
    {
        var text = id.Trim().TrimEnd('/').ToLowerInvariant();
        return TryParse(text, out var parsed) ? parsed : new ArmId(text, null, null, "", [LastSegment(text)], null);
    }

    /// <summary>The short name of an id: see <see cref="ShortName"/>.</summary>
    /// <param name="id">A resource id in any case.</param>
    public static string ShortNameOf(string id) => Parse(id).ShortName;

    /// <summary>Id of the outermost resource that contains this one, or the id itself.</summary>
    /// <param name="id">A resource id, lower case.</param>
    public static string WholeOf(string id)
    {
        // Nearly all ids are top-level; telling so must not cost a parse: three slashes after the provider's name are type, name and a part.
        var provider = id.LastIndexOf("/providers/", StringComparison.Ordinal);
        if (provider < 0 || (provider == id.IndexOf("/providers/", StringComparison.Ordinal) && id.AsSpan(provider + 11).Count('/') < 3)) return id;
        if (Wholes.TryGetValue(id, out var known)) return known;
        var whole = Parse(id).ParentId is { } parent ? WholeOf(parent) : id;
        if (Wholes.Count < MostWholes) Wholes[id] = whole;
        return whole;
    }

    private static bool TryParse(string text, [NotNullWhen(true)] out ArmId? parsed)
    {
        parsed = null;
        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || parts[0] != "subscriptions") return false;
        var group = parts.Length >= 4 && parts[2] == "resourcegroups" ? parts[3] : null;
        // The last "providers" wins: an extension resource (a diagnostic setting, a lock) belongs to what stands before it.
        var provider = Array.LastIndexOf(parts, "providers");
        if (provider < 0)
        {
            parsed = new ArmId(text, parts[1], group, group is null ? "subscription" : "resourcegroup", [parts[^1]], null);
            return parts.Length == (group is null ? 2 : 4);
        }

        var segments = parts[(provider + 1)..];
        if (segments.Length < 3 || segments.Length % 2 == 0) return false;
        var pairs = segments.Length / 2;
        var types = Enumerable.Range(0, pairs).Select(i => segments[1 + (2 * i)]);
        var names = Enumerable.Range(0, pairs).Select(i => segments[2 + (2 * i)]).ToArray();
        var parent = pairs > 1 ? "/" + string.Join('/', parts[..^2]) : Array.IndexOf(parts, "providers") < provider ? "/" + string.Join('/', parts[..provider]) : null;
        parsed = new ArmId(text, parts[1], group, segments[0] + "/" + string.Join('/', types), names, parent);
        return true;
    }

    private static string LastSegment(string text) => text[(text.LastIndexOf('/') + 1)..] is { Length: > 0 } last ? last : "unnamed";
}
