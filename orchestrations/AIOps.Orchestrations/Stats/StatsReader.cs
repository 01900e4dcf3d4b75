using AIOps.Correlate;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Logs;

namespace AIOps.Orchestrations.Stats;

/// <summary>Computes the figures of the overview from the stored incidents and this host's counts.</summary>
public sealed class StatsReader(
    IncidentRepository incidents, DeadLetterRepository deadLetters, StreamStatistics ingest, ISeriesCount series, ForecastReader forecasts, LogStatistics logs, IEnumerable<IStatsPart> parts)
{
    /// <summary>Newest incidents that the means are taken over.</summary>
    private const int Sample = 1000;

    /// <summary>Computes.</summary>
    public async Task<StatsSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var lines = await incidents.ListAsync(null, null, Sample, cancellation);
        var more = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (await part.ReadAsync(cancellation) is { } figures)
            {
                more[part.Name] = figures;
            }
        }

        var occurrences = lines.Sum(line => line.Occurrences);
        return new StatsSnapshot
        {
            Signals = ingest.Signals,
            Rejects = ingest.Rejects.Values.Sum(),
            RejectsByKind = ingest.Rejects,
            DeadLetters = (await deadLetters.ListAsync(null, Sample, cancellation)).Count,
            Anomalies = occurrences,
            Alerts = lines.Sum(line => line.AlertCount),
            Incidents = lines.Count,
            OpenIncidents = lines.Count(line => line.Status != IncidentStatus.Resolved),
            AwaitingApproval = lines.Count(line => line.Status == IncidentStatus.AwaitingApproval),
            NoiseReduction = occurrences == 0 ? null : 1 - ((double)lines.Count / occurrences),
            MeanTimeToDetectSeconds = Mean(lines.Select(line => line.OpenedAt - line.StartedAt)),
            MeanTimeToAcknowledgeSeconds = Mean(lines.Where(line => line.AcknowledgedAt is not null).Select(line => line.AcknowledgedAt!.Value - line.OpenedAt)),
            MeanTimeToResolveSeconds = Mean(lines.Where(line => line.ResolvedAt is not null).Select(line => line.ResolvedAt!.Value - line.OpenedAt)),
            Series = series.InMemory,
            Logs = logs.Read(),
            LagBySource = ingest.LagBySource,
            Late = ingest.Late,
            Duplicates = ingest.Duplicates,
            IngestLagSeconds = ingest.Lag(0.5) is { } median ? new LagSnapshot(median, ingest.Lag(0.95)!.Value) : null,
            Parts = more,
            Forecast = await forecasts.StatsAsync(cancellation),
        };
    }

    private static double? Mean(IEnumerable<TimeSpan> spans)
    {
        var seconds = spans.Select(span => span.TotalSeconds).ToList();
        return seconds.Count == 0 ? null : seconds.Average();
    }
}
