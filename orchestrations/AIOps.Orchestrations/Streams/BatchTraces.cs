using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Finds the telemetry body behind an event. Events are rare and samples are not, so scoring keeps nothing for it: when something happened, the batch is read once more.
/// </summary>
internal static class BatchTraces
{
    /// <summary>The events with the trace of their sample; else of the newest body about their resource; else of the newest body of the batch.</summary>
    public static IReadOnlyList<Anomaly> Stamp(SignalBatch batch, SeriesTable table, IReadOnlyList<Anomaly> events)
    {
        if (events.All(static one => one.TraceParent is not null))
        {
            return events;
        }

        var sink = new Sink(events);
        foreach (var message in batch.Messages)
        {
            SignalReader.Read(message.Span, table, sink);
        }

        return sink.Newest is null ? events : [.. events.Select(sink.Stamped)];
    }

    private sealed class Sink(IReadOnlyList<Anomaly> events) : ISignalSink
    {
        private readonly HashSet<(string Key, long Ticks)> _wanted = [.. events.Select(one => (one.SeriesKey, one.At.UtcTicks))];
        private readonly HashSet<string> _resources = [.. events.Select(one => one.ResourceId)];
        private readonly Dictionary<(string Key, long Ticks), string> _samples = [];
        private readonly Dictionary<string, string> _newestOf = new(StringComparer.Ordinal);

        public string? Newest { get; private set; }

        public Anomaly Stamped(Anomaly one)
        {
            if (one.TraceParent is not null)
            {
                return one;
            }

            var parent = _samples.GetValueOrDefault((one.SeriesKey, one.At.UtcTicks)) ?? _newestOf.GetValueOrDefault(one.ResourceId) ?? Newest;
            using var span = Spans.Start("aiops.anomaly", parent);
            span?.SetTag("aiops.resource", one.ResourceId).SetTag("aiops.signal", one.Metric).SetTag("aiops.phase", one.Phase.ToString());
            return one with { TraceParent = span?.Id ?? parent };
        }

        public void OnTrace(string traceParent) => Newest = traceParent;

        public void OnMetric(in MetricSample sample)
        {
            Note(sample.Series.ResourceId);
            if (Newest is not null && _wanted.Contains((sample.Series.Key, sample.TimeTicks)))
            {
                _samples[(sample.Series.Key, sample.TimeTicks)] = Newest;
            }
        }

        public void OnLog(in LogRecord record) => Note(record.ResourceId);

        public void OnChange(ChangeEvent change)
        {
        }

        public void OnAlert(ForeignAlert alert)
        {
            foreach (var resource in alert.ResourceIds)
            {
                Note(resource.ToLowerInvariant());
            }
        }

        public void OnReject(in Reject reject)
        {
        }

        private void Note(string resource)
        {
            if (Newest is not null && _resources.Contains(resource))
            {
                _newestOf[resource] = Newest;
            }
        }
    }
}
