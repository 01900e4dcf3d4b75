namespace AIOps.Benchmarks.Scale;

/// <summary>An estate and what it runs on.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Series">Metric series, each with one sample a minute.</param>
/// <param name="EventsPerSecond">Telemetry records a second in all (metrics and logs).</param>
/// <param name="Partitions">Partitions of the signals hub: the most instances that score at once.</param>
/// <param name="Instances">Instances that score.</param>
/// <param name="Accounts">Environments side by side, each with hubs and a storage account of its own; the estate is divided among them evenly.</param>
internal sealed record ScaleScenario(string Name, int Series, int EventsPerSecond, int Partitions, int Instances, int Accounts = 1)
{
    public static IReadOnlyList<ScaleScenario> All { get; } =
    [
        new("small", 10_000, 1_000, 4, 2),
        new("medium", 100_000, 10_000, 16, 8),
        new("large", 500_000, 50_000, 32, 32),
        new("goal, one environment", 1_000_000, 100_000, 32, 32),
        new("goal, two environments", 1_000_000, 100_000, 32, 32, 2),
    ];
}
