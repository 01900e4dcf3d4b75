using System.Buffers.Binary;

namespace AIOps.Ingest.Codec;

/// <summary>Collects the entries of one message.</summary>
internal sealed class MessageBuilder
{
    private readonly WireWriter wire = new();
    private readonly Dictionary<string, int> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<SeriesId, int> series = [];
    private long lastTicks;
    private string? lastTrace;

    public MessageBuilder() => Start();

    public bool IsEmpty => wire.Length == SignalFormat.HeaderLength;

    public int Length => wire.Length;

    /// <summary>The finished message; the builder starts the next one.</summary>
    public byte[] Finish()
    {
        var head = wire.Head(SignalFormat.HeaderLength);
        head[0] = SignalFormat.Magic;
        head[1] = SignalFormat.Version;
        BinaryPrimitives.WriteUInt32LittleEndian(head[2..], SignalFormat.Checksum(wire.Written[SignalFormat.HeaderLength..]));
        var message = wire.Written.ToArray();
        Start();
        return message;
    }

    /// <summary>What is added from here on belongs to this trace; null leaves it unsaid.</summary>
    public void Trace(string? traceParent)
    {
        if (traceParent is null || traceParent == lastTrace) return;
        wire.Byte(SignalFormat.Trace);
        wire.Text(lastTrace = traceParent);
    }

    public void Add(in MetricSample sample)
    {
        var index = IndexOf(sample.Series);
        byte flags = 0;
        if (Same(sample.Minimum, sample.Average)) flags |= SignalFormat.SameMinimum;
        if (Same(sample.Maximum, sample.Average)) flags |= SignalFormat.SameMaximum;
        if (Same(sample.Total, sample.Average)) flags |= SignalFormat.SameTotal;
        if (sample.Count == 1) flags |= SignalFormat.CountIsOne;
        if (sample.GrainSeconds == 60) flags |= SignalFormat.GrainIsMinute;
        if (sample.TimeIsEnqueued) flags |= SignalFormat.TimeStands;
        wire.Byte(SignalFormat.Metric);
        wire.Byte(flags);
        wire.Number((ulong)index);
        Time(sample.TimeTicks);
        wire.Double(sample.Average);
        if ((flags & SignalFormat.SameMinimum) == 0) wire.Double(sample.Minimum);
        if ((flags & SignalFormat.SameMaximum) == 0) wire.Double(sample.Maximum);
        if ((flags & SignalFormat.SameTotal) == 0) wire.Double(sample.Total);
        if ((flags & SignalFormat.CountIsOne) == 0) wire.Double(sample.Count);
        if ((flags & SignalFormat.GrainIsMinute) == 0) wire.Number((ulong)sample.GrainSeconds);
    }

    public void Add(in LogRecord record)
    {
        var index = IndexOf(record.ResourceId);
        wire.Byte(SignalFormat.Log);
        wire.Byte((byte)((int)record.Level | (record.TimeIsEnqueued ? 0x80 : 0)));
        wire.Number((ulong)index);
        Time(record.TimeTicks);
        wire.Number((ulong)Math.Max(0, record.StatusCode));
        wire.Double(record.DurationMs);
        wire.Double(record.Weight);
        wire.UInt64(record.ContentHash);
        wire.Bytes(record.Category);
        wire.Bytes(record.Operation);
        wire.Bytes(record.Result);
        wire.Bytes(record.CorrelationId);
        wire.Bytes(record.Message);
    }

    public void Add(ChangeEvent change)
    {
        wire.Byte(SignalFormat.Change);
        wire.Byte((byte)((int)change.Kind | (change.TimeIsEnqueued ? 0x80 : 0)));
        Time(change.Time.UtcTicks);
        wire.Text(change.Id);
        wire.Text(change.ResourceId);
        wire.Text(change.Operation);
        wire.Text(change.Status);
        wire.Optional(change.Caller);
        wire.Optional(change.CorrelationId);
        wire.Text(change.Title);
    }

    public void Add(ForeignAlert alert)
    {
        wire.Byte(SignalFormat.Alert);
        wire.Byte((byte)(alert.Severity | (alert.Firing ? 0x40 : 0) | (alert.TimeIsEnqueued ? 0x80 : 0)));
        Time(alert.Time.UtcTicks);
        wire.Text(alert.Source);
        wire.Text(alert.ExternalId);
        wire.Text(alert.Title);
        wire.Optional(alert.Metric);
        wire.Optional(alert.Description);
        wire.Number((ulong)alert.ResourceIds.Count);
        foreach (var id in alert.ResourceIds) wire.Text(id);
    }

    // Bit for bit: NaN equals NaN here, and 0 differs from -0.
    private static bool Same(double one, double other) => BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other);

    private void Start()
    {
        wire.Clear(SignalFormat.HeaderLength);
        resources.Clear();
        series.Clear();
        lastTicks = 0;
        lastTrace = null;
    }

    private void Time(long ticks)
    {
        wire.Signed(ticks - lastTicks);
        lastTicks = ticks;
    }

    private int IndexOf(string resource)
    {
        if (resources.TryGetValue(resource, out var index)) return index;
        wire.Byte(SignalFormat.DefineResource);
        wire.Text(resource);
        resources.Add(resource, index = resources.Count);
        return index;
    }

    private int IndexOf(SeriesId id)
    {
        if (series.TryGetValue(id, out var index)) return index;
        var resource = IndexOf(id.ResourceId);
        wire.Byte(SignalFormat.DefineSeries);
        wire.Number((ulong)resource);
        wire.Text(id.Metric);
        wire.Text(id.Dimensions);
        wire.Text(id.Unit ?? "");
        series.Add(id, index = series.Count);
        return index;
    }
}
