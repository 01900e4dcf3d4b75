using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Forecasts;

/// <summary>Names and payloads of the forecast workflow.</summary>
public static class ForecastNames
{
    /// <summary>The only instance.</summary>
    public const string InstanceId = "forecasts";

    /// <summary>The workflow.</summary>
    public static readonly WorkflowRef<ForecastInput, Nothing> Workflow = new("Forecast");

    /// <summary>Forecasts the series of one shard.</summary>
    public static readonly ActivityRef<ForecastShardRequest, ForecastShardResult> Shard = new("ForecastShard");
}

/// <summary>Input of a run.</summary>
/// <param name="Round">Rounds so far.</param>
public sealed record ForecastInput(long Round = 0);

/// <summary>What an activity looks at.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record ForecastShardRequest(string Shard, DateTimeOffset Now);

/// <summary>What an activity did.</summary>
/// <param name="Series">Series of the shard.</param>
/// <param name="Every">Pause until the next round, as configured.</param>
public sealed record ForecastShardResult(int Series, TimeSpan Every);
