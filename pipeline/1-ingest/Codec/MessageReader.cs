namespace AIOps.Ingest.Codec;

/// <summary>Reads the entries of one message.</summary>
internal ref struct MessageReader(ReadOnlySpan<byte> entries, SeriesTable table)
{
    private readonly SeriesTable table = table;
    private readonly List<string> resources = [];
    private readonly List<SeriesId> series = [];
    private WireReader wire = new(entries);
    private long lastTicks;

    /// <summary>Reads to the end; gives the reason when the entries are not valid.</summary>
    public string? ReadAll(ISignalSink sink)
    {
        while (!wire.AtEnd && !wire.Failed)
        {
            switch (wire.Byte())
            {
                case SignalFormat.DefineResource:
                    resources.Add(table.ResourceId(wire.Bytes()));
                    break;
                case SignalFormat.DefineSeries:
                    DefineSeries();
                    break;
                case SignalFormat.Metric:
                    ReadMetric(sink);
                    break;
                case SignalFormat.Log:
                    ReadLog(sink);
                    break;
                case SignalFormat.Change:
                    ReadChange(sink);
                    break;
                case SignalFormat.Alert:
                    ReadAlert(sink);
                    break;
                case SignalFormat.Trace:
                    ReadTrace(sink);
                    break;
                default:
                    return "the message holds an entry of an unknown kind; update the reader before the writer";
            }
        }

        return wire.Failed ? "the message ends inside an entry; replay the telemetry" : null;
    }

    private void ReadTrace(ISignalSink sink)
    {
        var traceParent = wire.Text();
        if (!wire.Failed) sink.OnTrace(traceParent);
    }

    private void DefineSeries()
    {
        var resource = wire.Index(resources.Count);
        ReadOnlySpan<byte> metric = wire.Bytes(), dimensions = wire.Bytes(), unit = wire.Bytes();
        if (wire.Failed) return;
        Span<byte> id = stackalloc byte[4096];
        if (System.Text.Encoding.UTF8.TryGetBytes(resources[resource], id, out var length)) series.Add(table.Series(id[..length], metric, dimensions, unit));
        else series.Add(table.Series(System.Text.Encoding.UTF8.GetBytes(resources[resource]), metric, dimensions, unit));
    }

    private void ReadMetric(ISignalSink sink)
    {
        var flags = wire.Byte();
        var index = wire.Index(series.Count);
        var ticks = Time();
        var average = wire.Double();
        var minimum = (flags & SignalFormat.SameMinimum) != 0 ? average : wire.Double();
        var maximum = (flags & SignalFormat.SameMaximum) != 0 ? average : wire.Double();
        var total = (flags & SignalFormat.SameTotal) != 0 ? average : wire.Double();
        var count = (flags & SignalFormat.CountIsOne) != 0 ? 1 : wire.Double();
        var grain = (flags & SignalFormat.GrainIsMinute) != 0 ? 60 : wire.Index(int.MaxValue);
        if (wire.Failed) return;
        sink.OnMetric(new(series[index], ticks, average, minimum, maximum, total, count, grain) { TimeIsEnqueued = (flags & SignalFormat.TimeStands) != 0 });
    }

    private void ReadLog(ISignalSink sink)
    {
        var flags = wire.Byte();
        var index = wire.Index(resources.Count);
        var ticks = Time();
        var status = wire.Index(int.MaxValue);
        double duration = wire.Double(), weight = wire.Double();
        var hash = wire.UInt64();
        ReadOnlySpan<byte> category = wire.Bytes(), operation = wire.Bytes(), result = wire.Bytes(), correlation = wire.Bytes(), message = wire.Bytes();
        if (wire.Failed) return;
        sink.OnLog(new()
        {
            ResourceId = resources[index],
            TimeTicks = ticks,
            TimeIsEnqueued = (flags & 0x80) != 0,
            Level = (LogLevel)(flags & 0x7F),
            StatusCode = status,
            DurationMs = duration,
            Weight = weight,
            ContentHash = hash,
            Category = category,
            Operation = operation,
            Result = result,
            CorrelationId = correlation,
            Message = message,
        });
    }

    private void ReadChange(ISignalSink sink)
    {
        var flags = wire.Byte();
        var ticks = Time();
        var change = new ChangeEvent
        {
            Kind = (ChangeKind)(flags & 0x7F),
            TimeIsEnqueued = (flags & 0x80) != 0,
            Time = new(ticks, TimeSpan.Zero),
            Id = wire.Text(),
            ResourceId = wire.Text(),
            Operation = wire.Text(),
            Status = wire.Text(),
            Caller = wire.Optional(),
            CorrelationId = wire.Optional(),
            Title = wire.Text(),
        };
        if (!wire.Failed) sink.OnChange(change);
    }

    private void ReadAlert(ISignalSink sink)
    {
        var flags = wire.Byte();
        var ticks = Time();
        string source = wire.Text(), id = wire.Text(), title = wire.Text();
        string? metric = wire.Optional(), description = wire.Optional();
        var count = wire.Index(4096);
        var ids = new List<string>();
        while (ids.Count < count && !wire.Failed) ids.Add(wire.Text());
        if (wire.Failed) return;
        sink.OnAlert(new()
        {
            Severity = flags & 0x0F,
            Firing = (flags & 0x40) != 0,
            TimeIsEnqueued = (flags & 0x80) != 0,
            Time = new(ticks, TimeSpan.Zero),
            Source = source,
            ExternalId = id,
            Title = title,
            Metric = metric,
            Description = description,
            ResourceIds = ids,
        });
    }

    private long Time()
    {
        lastTicks = unchecked(lastTicks + wire.Signed());
        if (lastTicks >= 0 && lastTicks <= DateTime.MaxValue.Ticks) return lastTicks;
        wire.Fail();
        return lastTicks = 0;
    }
}
