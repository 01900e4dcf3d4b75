using System.Collections.Frozen;

namespace AIOps.Ingest.Catalogue;

/// <summary>Finds the profile of a metric: from the configuration, else from the built-in list, else derived from name and unit.</summary>
public sealed class MetricCatalogue
{
    /// <summary>The built-in list without additions.</summary>
    public static MetricCatalogue Default { get; } = new(new MetricCatalogueOptions());

    private readonly FrozenDictionary<(string Type, string Metric), MetricProfile> profiles;

    /// <summary>Builds a catalogue whose configured entries win over the built-in ones.</summary>
    /// <exception cref="ArgumentException">An entry of the options is not valid; the message names option, value and what is allowed.</exception>
    public MetricCatalogue(MetricCatalogueOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var all = new Dictionary<(string, string), MetricProfile>();
        foreach (var entry in BuiltInEntries()) all[(entry.ResourceType, Fold(entry.Metric))] = entry.Profile;
        foreach (var entry in options.Metrics)
            all[(entry.ResourceType.Trim().ToLowerInvariant(), Fold(entry.Metric))] = entry.ToProfile();
        profiles = all.ToFrozenDictionary();
    }

    /// <summary>Number of metrics that the catalogue knows by name.</summary>
    public int Count => profiles.Count;

    /// <summary>Resource type of a resource id, lower case, for example <c>microsoft.sql/servers/databases</c>; empty when the id names none.</summary>
    public static string ResourceTypeOf(string resourceId) => ResourceTypes.Of(resourceId);

    /// <summary>The profile of a series.</summary>
    public MetricProfile Find(SeriesId series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Find(ResourceTypes.Of(series.ResourceId), series.Metric, series.Unit);
    }

    /// <summary>The profile of a metric; never null. Case, blanks, <c>_</c> and <c>-</c> of the metric name do not matter.</summary>
    /// <param name="resourceType">As <see cref="ResourceTypeOf"/> gives it; may be empty.</param>
    /// <param name="metric">Metric name.</param>
    /// <param name="unit">Unit as sent, or null.</param>
    public MetricProfile Find(string resourceType, string metric, string? unit)
    {
        ArgumentNullException.ThrowIfNull(resourceType);
        ArgumentNullException.ThrowIfNull(metric);
        var name = Fold(metric);
        return profiles.TryGetValue((resourceType, name), out var known) || profiles.TryGetValue(("*", name), out known)
            ? known
            : UnknownMetric.Derive(metric, unit);
    }

    private static string Fold(string metric) =>
        string.Create(metric.Length - Skipped(metric), metric, static (target, source) =>
        {
            var next = 0;
            foreach (var letter in source)
            {
                if (letter is not (' ' or '_' or '-')) target[next++] = char.ToLowerInvariant(letter);
            }
        });

    private static int Skipped(string metric)
    {
        var count = 0;
        foreach (var letter in metric)
        {
            if (letter is ' ' or '_' or '-') count++;
        }

        return count;
    }

    private static IEnumerable<CatalogueEntry> BuiltInEntries() =>
        [.. ComputeMetrics.Entries, .. WebMetrics.Entries, .. DataMetrics.Entries, .. NetworkMetrics.Entries, .. MessagingMetrics.Entries, .. GuestMetrics.Entries];
}
