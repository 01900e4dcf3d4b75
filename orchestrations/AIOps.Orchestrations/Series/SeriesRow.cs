using System.Globalization;
using AIOps.Ingest;
using AIOps.Storage;

namespace AIOps.Orchestrations.Series;

/// <summary>Properties of a series' rows.</summary>
internal static class SeriesRow
{
    // A quarter of an hour; older builds kept whole hours.
    private static readonly string[] Starts = ["yyyyMMddHHmm", "yyyyMMddHH"];

    /// <summary>The identity as properties.</summary>
    public static Dictionary<string, object> Of(SeriesId id)
    {
        var properties = new Dictionary<string, object> { ["resourceId"] = id.ResourceId, ["metric"] = id.Metric, ["dimensions"] = id.Dimensions };
        if (id.Unit is { } unit)
        {
            properties["unit"] = unit;
        }

        return properties;
    }

    /// <summary>The identity of a row.</summary>
    public static SeriesId Identity(IReadOnlyDictionary<string, object> properties) => Identity(properties, static text => text);

    /// <summary>The identity of a row.</summary>
    /// <param name="properties">The row.</param>
    /// <param name="shared">Gives the one instance of a text that many identities have.</param>
    public static SeriesId Identity(IReadOnlyDictionary<string, object> properties, Func<string, string> shared) => new(
        shared((string)properties["resourceId"]),
        shared((string)properties["metric"]),
        shared((string)properties["dimensions"]),
        properties.TryGetValue("unit", out var unit) ? shared((string)unit) : null);

    /// <summary>The points of a chunk row.</summary>
    public static PointChunk Chunk(Document row)
    {
        var start = DateTimeOffset.ParseExact(row.Row.AsSpan(2), Starts, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new PointChunk(start, (byte[])row.Properties["points"]);
    }
}
