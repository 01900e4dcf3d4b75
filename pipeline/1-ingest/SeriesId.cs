using System.Security.Cryptography;
using System.Text;

namespace AIOps.Ingest;

/// <summary>The identity of one time series: a metric of a resource, with its dimensions. Equal identities are one interned instance.</summary>
public sealed class SeriesId
{
    /// <summary>Builds an identity from its parts.</summary>
    /// <param name="resourceId">Azure resource id in any case; kept in lower case.</param>
    /// <param name="metric">Metric name as Azure spells it, for example <c>Percentage CPU</c>.</param>
    /// <param name="dimensions">Canonical dimensions, <c>name=value</c> sorted by name and joined by <c>;</c>; empty when there are none.</param>
    /// <param name="unit">Unit as sent (<c>Percent</c>, <c>Bytes</c>, ...), or null when the record carries none.</param>
    public SeriesId(string resourceId, string metric, string dimensions = "", string? unit = null)
    {
        ResourceId = resourceId.ToLowerInvariant();
        Metric = metric;
        Dimensions = dimensions;
        Unit = unit;
        Key = KeyOf(ResourceId, metric, dimensions);
    }

    /// <summary>32 hex digits, stable across processes and releases: the storage partition and the bus key of the series.</summary>
    public string Key { get; }

    /// <summary>Azure resource id, lower case.</summary>
    public string ResourceId { get; }

    /// <summary>Metric name as Azure spells it.</summary>
    public string Metric { get; }

    /// <summary>Canonical dimensions (<c>name=value;name=value</c>, sorted by name); empty when there are none.</summary>
    public string Dimensions { get; }

    /// <summary>Unit as sent, or null. Not part of the identity: diagnostic settings send none, data collection rules do.</summary>
    public string? Unit { get; }

    private static string KeyOf(string resourceId, string metric, string dimensions)
    {
        var text = Encoding.UTF8.GetBytes($"{resourceId}\n{metric.ToLowerInvariant()}\n{dimensions}");
        return Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16));
    }
}
