using System.Text;
using AIOps.Ingest.Identity;

namespace AIOps.Ingest;

/// <summary>
/// Interned identities, found by the raw bytes of a body without allocating. Memory is bounded (<see cref="IngestOptions.SeriesTableBytes"/>): identities that were not seen for
/// long are forgotten and built again when they come back, with the same <see cref="SeriesId.Key"/>. One table belongs to one decoder or reader; it is not thread-safe.
/// </summary>
public sealed class SeriesTable
{
    private const byte Spelled = 1;
    private const byte Resource = 2;
    private const byte Name = 3;

    private readonly ByteTable<SeriesId> series;
    private readonly ByteTable<string> texts;
    private readonly ByteTable<ResourceNode> resources;
    private readonly Dictionary<string, SeriesId> byKey = new(StringComparer.Ordinal);
    private readonly long maxBytes;
    private long byKeyBytes;
    private ResourceNode lastResource = new([], "");

    /// <summary>Creates an empty table.</summary>
    /// <param name="maxBytes">Memory bound, see <see cref="IngestOptions.SeriesTableBytes"/>.</param>
    public SeriesTable(long maxBytes = 134_217_728)
    {
        this.maxBytes = maxBytes / 4;
        series = new(maxBytes / 2);
        texts = new(maxBytes / 8);
        // A forgotten resource must not keep others alive.
        resources = new(maxBytes / 8, node => node.Next = null);
    }

    /// <summary>The series of a metric of a resource.</summary>
    /// <param name="resourceId">Resource id in any case, UTF-8, unescaped; not empty.</param>
    /// <param name="metric">Metric name.</param>
    /// <param name="dimensions">Canonical dimensions; empty when there are none.</param>
    /// <param name="unit">Unit; empty when unknown. The first unit seen for a series stays.</param>
    public SeriesId Series(ReadOnlySpan<byte> resourceId, ReadOnlySpan<byte> metric, ReadOnlySpan<byte> dimensions, ReadOnlySpan<byte> unit)
    {
        // Canonical text never starts with a bracket, raw JSON always does: the two spellings cannot be taken for each other.
        if (FindRaw(resourceId, metric, dimensions, unit) is { } known) return known;
        var id = Intern(resourceId, metric, Encoding.UTF8.GetString(dimensions), unit);
        AddRaw(resourceId, metric, dimensions, unit, id);
        return id;
    }

    /// <summary>The series of a record whose dimensions were seen before in exactly these bytes; null when they were not.</summary>
    internal SeriesId? FindRaw(ReadOnlySpan<byte> resourceId, ReadOnlySpan<byte> metric, ReadOnlySpan<byte> dimensions, ReadOnlySpan<byte> unit)
    {
        var node = Node(resourceId);
        if (node.Guess(metric, dimensions, unit) is { } guessed) return guessed;
        if (!series.TryGet(new(Spelled, resourceId, metric, dimensions, unit), out var known)) return null;
        Keep(node, metric, dimensions, unit, known);
        return known;
    }

    /// <summary>Remembers a spelling for <see cref="FindRaw"/>.</summary>
    internal void AddRaw(ReadOnlySpan<byte> resourceId, ReadOnlySpan<byte> metric, ReadOnlySpan<byte> dimensions, ReadOnlySpan<byte> unit, SeriesId id)
    {
        series.Add(new(Spelled, resourceId, metric, dimensions, unit), id, 0);
        Keep(Node(resourceId), metric, dimensions, unit, id);
    }

    /// <summary>The interned lower-case form of a resource id; empty for an empty one.</summary>
    public string ResourceId(ReadOnlySpan<byte> resourceId) => resourceId.IsEmpty ? "" : Node(resourceId).Id;

    private ResourceNode Node(ReadOnlySpan<byte> resourceId)
    {
        if (lastResource.Is(resourceId)) return lastResource;
        if (lastResource.Next is { } next && next.Is(resourceId)) return lastResource = next;
        var key = new ByteKey(Resource, resourceId);
        if (!resources.TryGet(key, out var node))
        {
            // Upper-case and lower-case spellings of one id share one string.
            var lower = ResourceIds.Normal(Encoding.UTF8.GetString(resourceId));
            node = new(resourceId.ToArray(), Text(Encoding.UTF8.GetBytes(lower)));
            resources.Add(key, node, ResourceNode.Cost + resourceId.Length);
        }

        lastResource.Next = node;
        return lastResource = node;
    }

    private void Keep(ResourceNode node, ReadOnlySpan<byte> metric, ReadOnlySpan<byte> dimensions, ReadOnlySpan<byte> unit, SeriesId id)
    {
        if (node.TryAdd(metric, dimensions, unit, id)) resources.Charge(ResourceNode.SeriesCost + metric.Length + dimensions.Length + unit.Length);
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        var key = new ByteKey(Name, bytes);
        if (texts.TryGet(key, out var known)) return known;
        var text = Encoding.UTF8.GetString(bytes);
        texts.Add(key, text, text.Length * 2);
        return text;
    }

    private SeriesId Intern(ReadOnlySpan<byte> resourceId, ReadOnlySpan<byte> metric, string dimensions, ReadOnlySpan<byte> unit)
    {
        var id = new SeriesId(ResourceId(resourceId), Text(metric), dimensions, unit.IsEmpty ? null : Text(unit));
        if (byKey.TryGetValue(id.Key, out var known)) return known;
        byKeyBytes += 200 + (dimensions.Length * 2);
        if (byKeyBytes > maxBytes)
        {
            byKey.Clear();
            byKeyBytes = 0;
        }

        byKey.Add(id.Key, id);
        return id;
    }
}
