using System.Text;
using AIOps.Ingest.Identity;

namespace AIOps.Ingest;

/// <summary>
/// Interned identities, found by the raw bytes of a body without allocating. Memory is bounded (<see cref="IngestOptions.SeriesTableBytes"/>): identities that were not seen for
/// long are forgotten and built again when they come back, with the same <see cref="SeriesId.Key"/>. One table belongs to one decoder or reader; it is not thread-safe.
/// </summary>
public sealed class SeriesTable
{
    private const byte Canonical = 1;
    private const byte RawDimensions = 2;
    private const byte Resource = 3;
    private const byte Name = 4;

    private readonly ByteTable<SeriesId> series;
    private readonly ByteTable<string> texts;
    private readonly Dictionary<string, SeriesId> byKey = new(StringComparer.Ordinal);
    private readonly long maxBytes;
    private long byKeyBytes;

    /// <summary>Creates an empty table.</summary>
    /// <param name="maxBytes">Memory bound, see <see cref="IngestOptions.SeriesTableBytes"/>.</param>
    public SeriesTable(long maxBytes = 134_217_728)
    {
        this.maxBytes = maxBytes / 4;
        series = new(maxBytes / 2);
        texts = new(maxBytes / 4);
    }

    /// <summary>The series of a metric of a resource.</summary>
    /// <param name="resourceId">Resource id in any case, UTF-8, unescaped.</param>
    /// <param name="metric">Metric name.</param>
    /// <param name="dimensions">Canonical dimensions; empty when there are none.</param>
    /// <param name="unit">Unit; empty when unknown. The first unit seen for a series stays.</param>
    public SeriesId Series(ReadOnlySpan<byte> resourceId, ReadOnlySpan<byte> metric, ReadOnlySpan<byte> dimensions, ReadOnlySpan<byte> unit)
    {
        var key = new ByteKey(Canonical, resourceId, metric, dimensions, unit);
        if (series.TryGet(key, out var known)) return known;
        known = Intern(resourceId, metric, Encoding.UTF8.GetString(dimensions), unit);
        series.Add(key, known, 0);
        return known;
    }

    /// <summary>The series of a record whose dimensions were seen before in exactly these raw bytes; null when they were not.</summary>
    internal SeriesId? FindRaw(ReadOnlySpan<byte> resourceId, ReadOnlySpan<byte> metric, ReadOnlySpan<byte> rawDimensions, ReadOnlySpan<byte> unit) =>
        series.TryGet(new(RawDimensions, resourceId, metric, rawDimensions, unit), out var known) ? known : null;

    /// <summary>Remembers raw dimensions for <see cref="FindRaw"/>.</summary>
    internal void AddRaw(ReadOnlySpan<byte> resourceId, ReadOnlySpan<byte> metric, ReadOnlySpan<byte> rawDimensions, ReadOnlySpan<byte> unit, SeriesId id) =>
        series.Add(new(RawDimensions, resourceId, metric, rawDimensions, unit), id, 0);

    /// <summary>The interned lower-case form of a resource id; empty for an empty one.</summary>
    public string ResourceId(ReadOnlySpan<byte> resourceId)
    {
        if (resourceId.IsEmpty) return "";
        var key = new ByteKey(Resource, resourceId);
        if (texts.TryGet(key, out var known)) return known;
        // Upper-case and lower-case spellings of one id share one string.
        var lower = Encoding.UTF8.GetString(resourceId).ToLowerInvariant().TrimEnd('/');
        var text = Text(Encoding.UTF8.GetBytes(lower));
        texts.Add(key, text, 0);
        return text;
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
