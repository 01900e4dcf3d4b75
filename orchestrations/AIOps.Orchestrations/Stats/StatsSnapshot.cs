using System.Text.Json.Serialization;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Logs;

namespace AIOps.Orchestrations.Stats;

/// <summary>The figures of the overview. Counts of signals and rejects are those of this host since its start; the rest comes from storage.</summary>
public sealed record StatsSnapshot
{
    /// <summary>Signals taken.</summary>
    public required long Signals { get; init; }

    /// <summary>Pieces rejected.</summary>
    public required long Rejects { get; init; }

    /// <summary>Pieces rejected, by kind.</summary>
    public required IReadOnlyDictionary<string, long> RejectsByKind { get; init; }

    /// <summary>Dead letters that wait (at most 1,000 are counted).</summary>
    public required int DeadLetters { get; init; }

    /// <summary>Anomaly phases behind the newest 1,000 incidents.</summary>
    public required int Anomalies { get; init; }

    /// <summary>Alerts of the newest 1,000 incidents.</summary>
    public required int Alerts { get; init; }

    /// <summary>Incidents, the newest 1,000.</summary>
    public required int Incidents { get; init; }

    /// <summary>Those that are not resolved.</summary>
    public required int OpenIncidents { get; init; }

    /// <summary>Those that wait for a person.</summary>
    public required int AwaitingApproval { get; init; }

    /// <summary>1 - incidents / anomaly phases, 0 to 1; null before the first.</summary>
    public required double? NoiseReduction { get; init; }

    /// <summary>From the first deviating sample to the incident, mean in seconds.</summary>
    public required double? MeanTimeToDetectSeconds { get; init; }

    /// <summary>From the incident to its acknowledgement, mean in seconds.</summary>
    public required double? MeanTimeToAcknowledgeSeconds { get; init; }

    /// <summary>From the incident to its end, mean in seconds.</summary>
    public required double? MeanTimeToResolveSeconds { get; init; }

    /// <summary>Series that this host holds in memory.</summary>
    public required int Series { get; init; }

    /// <summary>Log lines and templates.</summary>
    public required LogSnapshot Logs { get; init; }

    /// <summary>From event time to arrival; null before the first body.</summary>
    public required LagSnapshot? IngestLagSeconds { get; init; }

    /// <summary>The same per route by which signals come; only routes that have brought some.</summary>
    public required IReadOnlyList<SourceLagSnapshot> LagBySource { get; init; }

    /// <summary>Samples that came at or before the last scored one of their series: second deliveries, and those later than a series waits.</summary>
    public required long Late { get; init; }

    /// <summary>Changes and alerts that came a second time.</summary>
    public required long Duplicates { get; init; }

    /// <summary>What the parts of the product add, each under its name (see <see cref="IStatsPart"/>).</summary>
    [JsonExtensionData]
    public Dictionary<string, object> Parts { get; init; } = [];

    /// <summary>How good forecasts were.</summary>
    public required ForecastStats Forecast { get; init; }
}

/// <summary>Lag in seconds.</summary>
/// <param name="P50">Median of the newest 1,024 bodies.</param>
/// <param name="P95">95th percentile.</param>
public sealed record LagSnapshot(double P50, double P95);
