using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Series;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Scores a batch of signals of one partition. Per series: score in memory, write state, points and anomalies in one batch, then deliver the anomalies.
/// A crash before the checkpoint brings the batch again: series ignore what they have seen, and what was written but perhaps not delivered goes out again.
/// </summary>
internal sealed class DetectHandler(
    SeriesScorer scorer, AnomalyRouter router, ChangeRepository changes, SeriesTable table) : ISignalHandler
{
    /// <inheritdoc/>
    public async Task HandleAsync(SignalBatch batch, CancellationToken cancellation)
    {
        var sink = new BatchSink();
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

        events.AddRange(sink.Alerts.Select(ForeignAnomaly.Of));
        await router.SendAsync(events, cancellation);
    }
}
