namespace AIOps.Orchestrations.Forecasts;

/// <summary>
/// Table <c>forecasts</c>: one partition per shard with a row per series (about 15 KB, bounded), and partition <c>tally</c> with the score of each shard.
/// A series belongs to the shard of the first digit of its key, so one round reads a few partitions whatever the number of series.
/// </summary>
internal static class ForecastTables
{
    public const string Forecasts = "forecasts";
    public const string TallyPartition = "tally";

    /// <summary>Shards of a round: each is one activity.</summary>
    public static IReadOnlyList<string> Shards { get; } = ["shard-0", "shard-1", "shard-2", "shard-3"];

    /// <summary>The shard of a series key (hex digits).</summary>
    public static string ShardOf(string key) => Shards[Convert.ToInt32(key[..1], 16) % Shards.Count];
}
