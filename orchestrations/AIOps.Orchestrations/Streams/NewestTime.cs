using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Topology;

namespace AIOps.Orchestrations.Streams;

/// <summary>Passes signals on to a writer and notes the newest event time, for the lag, and who calls whom, for the topology.</summary>
internal sealed class NewestTime(SignalBatchWriter writer) : ISignalSink
{
    private long _ticks;

    public SignalBatchWriter Writer => writer;

    public CallTally Calls { get; } = new();

    /// <summary>The newest time since the last call; null when there was no signal.</summary>
    public DateTimeOffset? Take()
    {
        var ticks = _ticks;
        _ticks = 0;
        return ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    public void OnMetric(in MetricSample sample)
    {
        _ticks = Math.Max(_ticks, sample.TimeTicks);
        writer.OnMetric(sample);
    }

    public void OnLog(in LogRecord record)
    {
        _ticks = Math.Max(_ticks, record.TimeTicks);
        writer.OnLog(record);
    }

    public void OnChange(ChangeEvent change)
    {
        _ticks = Math.Max(_ticks, change.Time.UtcTicks);
        writer.OnChange(change);
    }

    public void OnAlert(ForeignAlert alert)
    {
        _ticks = Math.Max(_ticks, alert.Time.UtcTicks);
        writer.OnAlert(alert);
    }

    public void OnCall(in ServiceCall call) => Calls.Add(call);

    public void OnReject(in Reject reject) => writer.OnReject(reject);
}
