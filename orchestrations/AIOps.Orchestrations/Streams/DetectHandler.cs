using System.Collections.Concurrent;
using System.Diagnostics;
using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Logs;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Shadow;
using AIOps.Orchestrations.Slo;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Scores a batch of signals of one partition. Per series: score in memory, write state, points and anomalies in one batch, then deliver the anomalies.
/// A crash before the checkpoint brings the batch again: series ignore what they have seen, and what was written but perhaps not delivered goes out again.
/// </summary>
internal sealed class DetectHandler(
    SeriesScorer scorer, ShadowScorer shadow, LogScorer logs, AnomalyRouter router, ChangeRepository changes, SloStream slo, IOptions<IngestOptions> options) : ISignalHandler
{
    /// <summary>A table serves one thread, and a partition is read by one.</summary>
    private readonly ConcurrentDictionary<int, SeriesTable> _tables = new();

    /// <inheritdoc/>
    public async Task HandleAsync(SignalBatch batch, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
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
            var scored = await scorer.ScoreAsync(series, samples, cancellation);
            await shadow.ObserveAsync(series, samples, scored, cancellation);
            events.AddRange(scored);
        }

        events.AddRange(await logs.ScoreAsync(batch.Partition, sink.Logs, sink.NewestTicks, cancellation));
        events.AddRange(await slo.ObserveAsync(sink.Samples, cancellation));
        events.AddRange(sink.Alerts.SelectMany(ForeignAlerts.ToAnomalies));
        await router.SendAsync(BatchTraces.Stamp(batch, table, events), cancellation);
        Measure(sink, events, Stopwatch.GetElapsedTime(started));
    }

    private static void Measure(BatchSink sink, List<Anomaly> events, TimeSpan took)
    {
        ProductMeter.Samples.Add(sink.Samples.Values.Sum(static samples => samples.Count));
        ProductMeter.DetectDuration.Record(took.TotalSeconds);
        foreach (var one in events)
        {
            ProductMeter.Anomalies.Add(
                1, new KeyValuePair<string, object?>("source", one.Source.ToString()), new KeyValuePair<string, object?>("phase", one.Phase.ToString()));
        }
    }

    // Scoring takes microseconds and its write milliseconds: series of a batch are independent, so their writes run side by side. Results keep the order of the batch.
    private async Task<IReadOnlyList<Anomaly>[]> ScoreAsync(Dictionary<SeriesId, List<MetricSample>> samples, CancellationToken cancellation)
    {
        var results = new IReadOnlyList<Anomaly>[samples.Count];
        await Parallel.ForEachAsync(
            samples.Select(static (pair, at) => (pair.Key, pair.Value, At: at)),
            new ParallelOptions { MaxDegreeOfParallelism = streams.Value.SeriesAtOnce, CancellationToken = cancellation },
            async (one, token) => results[one.At] = await scorer.ScoreAsync(one.Key, one.Value, token));
        return results;
    }
}
