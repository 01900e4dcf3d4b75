using System.Collections.Concurrent;
using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Logs;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Slo;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Scores a batch of signals of one partition. Per series: score in memory, write state, points and anomalies in one batch, then deliver the anomalies.
/// A crash before the checkpoint brings the batch again: series ignore what they have seen, and what was written but perhaps not delivered goes out again.
/// </summary>
internal sealed class DetectHandler(
    SeriesScorer scorer, LogScorer logs, AnomalyRouter router, ChangeRepository changes, SloStream slo, IOptions<IngestOptions> options) : ISignalHandler
{
    /// <summary>A table serves one thread, and a partition is read by one.</summary>
    private readonly ConcurrentDictionary<int, SeriesTable> _tables = new();

    /// <inheritdoc/>
    public async Task HandleAsync(SignalBatch batch, CancellationToken cancellation)
    {
        var sink = new BatchSink();
        var table = _tables.GetOrAdd(batch.Partition, static (_, limit) => new SeriesTable(limit), options.Value.SeriesTableBytes);
        foreach (var message in batch.Messages)
        {
            SignalReader.Read(message.Span, table, sink);
        }

        foreach (var change in sink.Changes)
        {
            await changes.AddAsync(change, cancellation);
        }

        List<Anomaly> events = [];
        foreach (var (series, samples) in sink.Samples)
        {
            events.AddRange(await scorer.ScoreAsync(series, samples, cancellation));
        }

        events.AddRange(await logs.ScoreAsync(batch.Partition, sink.Logs, sink.NewestTicks, cancellation));
        events.AddRange(await slo.ObserveAsync(sink.Samples, cancellation));
        events.AddRange(sink.Alerts.SelectMany(ForeignAlerts.ToAnomalies));
        await router.SendAsync(BatchTraces.Stamp(batch, table, events), cancellation);
    }
}
