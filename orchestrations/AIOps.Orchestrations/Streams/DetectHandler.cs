using System.Collections.Concurrent;
using System.Diagnostics;
using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Ingest.Deduplication;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Logs;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Shadow;
using AIOps.Orchestrations.Slo;
using AIOps.Orchestrations.Stats;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Scores a batch of signals of one partition. Per series: score in memory, write state, points and anomalies in one batch, then deliver the anomalies.
/// A crash before the checkpoint brings the batch again: series ignore what they have seen, and what was written but perhaps not delivered goes out again.
/// </summary>
internal sealed class DetectHandler(
    SeriesScorer scorer, ShadowScorer shadow, LogScorer logs, LearningWindows windows, ResourceCauses causes, SilenceWatch silence, AnomalyRouter router, ChangeRepository changes,
    SloStream slo, StreamStatistics statistics, TimeProvider time, IOptions<IngestOptions> ingest, IOptions<StreamOptions> options) : ISignalHandler
{
    /// <summary>Identities and duplicates per partition: they serve one thread, and a partition is read by one.</summary>
    private readonly ConcurrentDictionary<int, PartitionMemory> _memories = new();

    /// <inheritdoc/>
    public async Task HandleAsync(SignalBatch batch, CancellationToken cancellation)
    {
        try
        {
            var memory = _memories.GetOrAdd(batch.Partition, static (_, settings) => settings.NewMemory(), this);
            await HandleAsync(batch, memory, cancellation);
        }
        catch
        {
            // The batch comes again; what it brought must not be taken for known then.
            _memories.TryRemove(batch.Partition, out _);
            throw;
        }
    }

    private async Task HandleAsync(SignalBatch batch, PartitionMemory memory, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var sink = new BatchSink(memory.Known);
        foreach (var message in batch.Messages)
        {
            SignalReader.Read(message.Span, memory.Table, sink);
        }

        statistics.CountDuplicates(sink.Duplicates);
        foreach (var change in sink.Changes)
        {
            await changes.AddAsync(change, cancellation);
        }

        await windows.RefreshAsync(cancellation);
        List<Anomaly> events = [];
        var scored = await ScoreAsync(sink.Samples, batch.Partition, cancellation);
        foreach (var (series, anomalies) in scored)
        {
            await shadow.ObserveAsync(series, sink.Samples[series], anomalies, cancellation);
            events.AddRange(anomalies);
        }

        events.AddRange(await logs.ScoreAsync(batch.Partition, sink.Logs, sink.NewestTicks, cancellation));
        events.AddRange(await slo.ObserveAsync(sink.Samples, cancellation));
        events.AddRange(sink.Alerts.SelectMany(ForeignAlerts.ToAnomalies));
        await router.SendAsync(BatchTraces.Stamp(batch, memory.Table, await causes.FoldAsync(events, cancellation)), cancellation);
        foreach (var (series, delivered) in scored)
        {
            scorer.Confirm(series, delivered);
        }

        silence.Watch(batch.Partition);
        Measure(sink, events, Stopwatch.GetElapsedTime(started));
        if (sink.NewestTicks > 0)
        {
            ProductMeter.Age.Record(Math.Max(0, TimeSpan.FromTicks(time.GetUtcNow().UtcTicks - sink.NewestTicks).TotalSeconds));
        }
    }

    // Scoring takes microseconds and its write milliseconds: series of a batch are independent, so their writes run side by side. Results keep the order of the batch.
    private async Task<(SeriesId Series, IReadOnlyList<Anomaly> Events)[]> ScoreAsync(
        Dictionary<SeriesId, List<MetricSample>> samples, int partition, CancellationToken cancellation)
    {
        var results = new (SeriesId, IReadOnlyList<Anomaly>)[samples.Count];
        await Parallel.ForEachAsync(
            samples.Select(static (pair, at) => (pair.Key, pair.Value, At: at)),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.SeriesAtOnce, CancellationToken = cancellation },
            async (one, token) => results[one.At] = (one.Key, await scorer.ScoreAsync(one.Key, one.Value, token, partition)));
        return results;
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

    private PartitionMemory NewMemory() =>
        new(new SeriesTable(ingest.Value.SeriesTableBytes), new EventDeduplicator(new EventDeduplicatorOptions { Capacity = options.Value.DuplicatesRemembered }));

    private sealed record PartitionMemory(SeriesTable Table, EventDeduplicator Known);
}
