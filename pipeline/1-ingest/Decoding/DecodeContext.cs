using AIOps.Ingest.Json;
using AIOps.Ingest.Time;

namespace AIOps.Ingest.Decoding;

/// <summary>One body on its way through the decoder: where the signals go, and which bytes are accounted for.</summary>
internal ref struct DecodeContext(ReadOnlySpan<byte> body, DateTimeOffset enqueuedAt, ISignalSink sink, DecoderState state)
{
    public readonly ReadOnlySpan<byte> Body = body;
    public readonly DecoderState State = state;
    public readonly long EnqueuedTicks = enqueuedAt.UtcTicks;

    /// <summary>Bytes that the search for the next good record may still look at: keeps hostile bodies linear.</summary>
    public long SearchBudget = (8L * body.Length) + 4096;

    private readonly ISignalSink sink = sink;
    private int metrics, logs, changes, alerts, rejects, stoodIn, accounted, signalsBefore, rejectsBefore;
    private long signalBytes, rejectBytes, structureBytes;

    /// <summary>First byte that is not accounted for.</summary>
    public readonly int Accounted => accounted;

    public readonly int Rejects => rejects;

    public readonly int Signals => metrics + logs + changes + alerts;

    public void Metric(in MetricSample sample, SignalSource source)
    {
        metrics++;
        Note(source, sample.TimeTicks, sample.TimeIsEnqueued);
        sink.OnMetric(sample);
    }

    public void Log(in LogRecord record, SignalSource source)
    {
        logs++;
        Note(source, record.TimeTicks, record.TimeIsEnqueued);
        sink.OnLog(record);
    }

    public void Call(in ServiceCall call) => sink.OnCall(call);

    public void Change(ChangeEvent change, SignalSource source)
    {
        changes++;
        Note(source, change.Time.UtcTicks, change.TimeIsEnqueued);
        sink.OnChange(change);
    }

    public void Alert(ForeignAlert alert, SignalSource source)
    {
        alerts++;
        Note(source, alert.Time.UtcTicks, alert.TimeIsEnqueued);
        sink.OnAlert(alert);
    }

    /// <summary>A record starts; what lies before it carries no telemetry.</summary>
    public void BeginRecord(int start)
    {
        Structure(start);
        (signalsBefore, rejectsBefore) = (Signals, rejects);
    }

    /// <summary>A record ends: its bytes became signals, or carry no telemetry when it was neither that nor rejected.</summary>
    public void EndRecord(int end)
    {
        if (Signals > signalsBefore || rejects > rejectsBefore) Accept(end);
        else Structure(end);
        (signalsBefore, rejectsBefore) = (Signals, rejects);
    }

    /// <summary>Hands a piece to the sink as rejected. What lies before it in the same record became signals, if that has brought any.</summary>
    public void Reject(RejectKind kind, string reason, int start, int end)
    {
        if (Signals > signalsBefore) Accept(start);
        else Structure(start);
        rejects++;
        State.Statistics.CountReject(kind);
        if (end > accounted)
        {
            rejectBytes += end - accounted;
            accounted = end;
        }

        sink.OnReject(new() { Kind = kind, Reason = reason, Offset = start, Raw = Body[start..end] });
    }

    /// <summary>Everything up to here, that is not accounted for yet, became signals.</summary>
    public void Accept(int end)
    {
        if (end <= accounted) return;
        signalBytes += end - accounted;
        accounted = end;
    }

    /// <summary>Everything up to here, that is not accounted for yet, carries no telemetry.</summary>
    public void Structure(int end)
    {
        if (end <= accounted) return;
        structureBytes += end - accounted;
        accounted = end;
    }

    /// <summary>Reads the event time, or lets the time of arrival stand in. False when the time is out of range; the piece is rejected then.</summary>
    public bool TryTime(in JsonToken token, ReadOnlySpan<byte> source, int start, int end, out long ticks, out bool stands)
    {
        stands = !EventTime.TryRead(token, source, out ticks);
        if (stands) ticks = EnqueuedTicks;
        return InRange(ticks, start, end);
    }

    /// <summary>False when the time is out of range; the piece is rejected then.</summary>
    public bool InRange(long ticks, int start, int end)
    {
        var late = EnqueuedTicks - ticks;
        if (late <= State.Options.AllowedLateness.Ticks && late >= -State.Options.MaxClockSkew.Ticks) return true;
        var time = new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ");
        Reject(
            RejectKind.TimeOutOfRange,
            late > 0
                ? $"time {time} is {TimeSpan.FromTicks(late):d\\.hh\\:mm\\:ss} before the arrival; send it sooner or raise AllowedLateness ({State.Options.AllowedLateness})"
                : $"time {time} is {TimeSpan.FromTicks(-late):d\\.hh\\:mm\\:ss} after the arrival; set the sender's clock or raise MaxClockSkew ({State.Options.MaxClockSkew})",
            start,
            end);
        return false;
    }

    public readonly DecodeSummary Summary() => new()
    {
        Metrics = metrics,
        Logs = logs,
        Changes = changes,
        Alerts = alerts,
        Rejects = rejects,
        TimesFromEnqueue = stoodIn,
        SignalBytes = signalBytes,
        RejectBytes = rejectBytes,
        StructureBytes = structureBytes,
    };

    private void Note(SignalSource source, long ticks, bool stands)
    {
        if (stands) stoodIn++;
        else State.Statistics.CountSignal(source, EnqueuedTicks - ticks);
    }
}
