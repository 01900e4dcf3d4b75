using AIOps.Ingest.Mapping;

namespace AIOps.Ingest;

/// <summary>Limits of the ingest stage; bound from <c>AIOps:Ingest</c>.</summary>
public sealed class IngestOptions
{
    /// <summary>Largest body. Default: 1,048,576 bytes (the publication limit of Event Hubs standard). Range: 1,024 to 67,108,864.</summary>
    public int MaxBodyBytes { get; init; } = 1_048_576;

    /// <summary>Largest single record. Default: 262,144 bytes. Range: 256 to <see cref="MaxBodyBytes"/>.</summary>
    public int MaxRecordBytes { get; init; } = 262_144;

    /// <summary>Longest text of a log record; the rest is cut off. Default: 16,384 bytes. Range: 64 to 1,048,576.</summary>
    public int MaxTextBytes { get; init; } = 16_384;

    /// <summary>How far an event time may lie behind the arrival in the future. Default: 10 minutes. Range: 0 to 36,500 days (offline files).</summary>
    public TimeSpan MaxClockSkew { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How far an event time may lie before the arrival. Default: 1 day (a data export retries for up to 12 hours). Range: 1 minute to 36,500 days; files that are
    /// scored offline need the upper end.
    /// </summary>
    public TimeSpan AllowedLateness { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Most dimensions of a series; further ones reject the record. Default: 16. Range: 1 to 32.</summary>
    public int MaxDimensions { get; init; } = 16;

    /// <summary>Memory for interned identities; the least recently used ones go. Default: 134,217,728 bytes (about 250,000 series). Range: 1,048,576 to 4,294,967,296.</summary>
    public long SeriesTableBytes { get; init; } = 134_217_728;

    /// <summary>Number of partition keys that series are spread over. Default: 64. Range: 1 to 4,096. A change moves series to other partitions.</summary>
    public int PartitionKeys { get; init; } = 64;

    /// <summary>
    /// Azure resources that deployment webhooks change: <c>owner/repository</c> or <c>owner/repository/environment</c> (GitHub), <c>project</c> or <c>project/environment</c>
    /// (Azure DevOps), each to a resource id. Default: none; a deployment of a target that is not listed gets the id <c>/github/…</c> or <c>/azuredevops/…</c>.
    /// </summary>
    public IDictionary<string, string> DeploymentTargets { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How to read JSON of own shapes; tried before the built-in shapes, in this order. Default: none. At most 32.</summary>
    public IList<RecordMapping> Mappings { get; init; } = [];

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">Names option, value and what is allowed.</exception>
    public void Validate()
    {
        Check(MaxBodyBytes is >= 1024 and <= 67_108_864, nameof(MaxBodyBytes), MaxBodyBytes, "1024 to 67108864 bytes");
        Check(MaxRecordBytes >= 256 && MaxRecordBytes <= MaxBodyBytes, nameof(MaxRecordBytes), MaxRecordBytes, $"256 to {MaxBodyBytes} bytes (MaxBodyBytes)");
        Check(MaxTextBytes is >= 64 and <= 1_048_576, nameof(MaxTextBytes), MaxTextBytes, "64 to 1048576 bytes");
        Check(MaxClockSkew >= TimeSpan.Zero && MaxClockSkew <= TimeSpan.FromDays(36_500), nameof(MaxClockSkew), MaxClockSkew, "0 to 36500 days");
        Check(AllowedLateness >= TimeSpan.FromMinutes(1) && AllowedLateness <= TimeSpan.FromDays(36_500), nameof(AllowedLateness), AllowedLateness, "1 minute to 36500 days");
        Check(MaxDimensions is >= 1 and <= 32, nameof(MaxDimensions), MaxDimensions, "1 to 32");
        Check(SeriesTableBytes is >= 1_048_576 and <= 4_294_967_296, nameof(SeriesTableBytes), SeriesTableBytes, "1048576 to 4294967296 bytes");
        Check(PartitionKeys is >= 1 and <= 4096, nameof(PartitionKeys), PartitionKeys, "1 to 4096");
        Check(Mappings.Count <= 32, nameof(Mappings), Mappings.Count, "at most 32 entries");
        for (var i = 0; i < Mappings.Count; i++) Mappings[i].Validate($"{nameof(Mappings)}:{i}");
    }

    private static void Check(bool valid, string option, object value, string allowed)
    {
        if (!valid) throw new ArgumentException($"{option} is {value}; allowed is {allowed}.");
    }
}
