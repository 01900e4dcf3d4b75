namespace AIOps.Ingest.Codec;

/// <summary>A message for the bus: signals that share a partition key.</summary>
/// <param name="PartitionKey">Messages of one key stay in order; the same series always has the same key.</param>
/// <param name="Body">Compact form, for <see cref="SignalReader"/>.</param>
public readonly record struct EncodedSignals(string PartitionKey, ReadOnlyMemory<byte> Body);

/// <summary>A rejected piece, copied out of its body, for the dead letters.</summary>
/// <param name="Kind">Kind, for counting.</param>
/// <param name="Reason">One sentence that names the field and the fix.</param>
/// <param name="Offset">Offset of the first byte in the body.</param>
/// <param name="Raw">The bytes as they came.</param>
public sealed record RejectedPiece(RejectKind Kind, string Reason, int Offset, ReadOnlyMemory<byte> Raw);

/// <summary>
/// Collects signals by partition key: metrics by series, logs by resource and category, changes and alerts by (first) resource. Used for any number of bodies, then
/// <see cref="TakeMessages"/> and <see cref="TakeRejects"/> hand out what was collected. Not thread-safe.
/// </summary>
public sealed class SignalBatchWriter : ISignalSink
{
    private readonly PartitionKeys keys;
    private readonly int maxMessageBytes;
    private readonly MessageBuilder?[] builders;
    private readonly List<EncodedSignals> full = [];
    private List<RejectedPiece> rejects = [];

    /// <summary>Creates a writer.</summary>
    /// <param name="partitionKeys">See <see cref="IngestOptions.PartitionKeys"/>.</param>
    /// <param name="maxMessageBytes">A message that reaches this size is closed. Default: 200,000 bytes, below the 256 KB of the smallest Event Hubs tier.</param>
    public SignalBatchWriter(int partitionKeys = 64, int maxMessageBytes = 200_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitionKeys, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxMessageBytes, 256);
        keys = new(partitionKeys);
        builders = new MessageBuilder[partitionKeys];
        this.maxMessageBytes = maxMessageBytes;
    }

    /// <summary>W3C <c>traceparent</c> of the body that is being written; travels with its signals. Null = none.</summary>
    public string? TraceParent { get; set; }

    /// <summary>The messages collected since the last call, ordered by partition key; within a key in the order of arrival.</summary>
    public IReadOnlyList<EncodedSignals> TakeMessages()
    {
        for (var i = 0; i < builders.Length; i++)
        {
            if (builders[i] is { IsEmpty: false } builder) full.Add(new(keys.NameOf(i), builder.Finish()));
        }

        // A stable sort keeps the closed messages of a key in front of its last one.
        EncodedSignals[] messages = [.. full.OrderBy(message => message.PartitionKey, StringComparer.Ordinal)];
        full.Clear();
        return messages;
    }

    /// <summary>The rejected pieces collected since the last call.</summary>
    public IReadOnlyList<RejectedPiece> TakeRejects()
    {
        var taken = rejects;
        rejects = [];
        return taken;
    }

    /// <inheritdoc />
    public void OnMetric(in MetricSample sample)
    {
        var key = keys.Of(sample.Series);
        var builder = Builder(key);
        builder.Add(sample);
        CloseWhenFull(key, builder);
    }

    /// <inheritdoc />
    public void OnLog(in LogRecord record)
    {
        var key = keys.Of(record.ResourceId, record.Category);
        var builder = Builder(key);
        builder.Add(record);
        CloseWhenFull(key, builder);
    }

    /// <inheritdoc />
    public void OnChange(ChangeEvent change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var key = keys.Of(change.ResourceId);
        var builder = Builder(key);
        builder.Add(change);
        CloseWhenFull(key, builder);
    }

    /// <inheritdoc />
    public void OnAlert(ForeignAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var key = keys.Of(alert.ResourceIds.Count > 0 ? alert.ResourceIds[0] : alert.ExternalId);
        var builder = Builder(key);
        builder.Add(alert);
        CloseWhenFull(key, builder);
    }

    /// <inheritdoc />
    public void OnReject(in Reject reject) => rejects.Add(new(reject.Kind, reject.Reason, reject.Offset, reject.Raw.ToArray()));

    private MessageBuilder Builder(int key)
    {
        var builder = builders[key] ??= new();
        builder.Trace(TraceParent);
        return builder;
    }

    private void CloseWhenFull(int key, MessageBuilder builder)
    {
        if (builder.Length >= maxMessageBytes) full.Add(new(keys.NameOf(key), builder.Finish()));
    }
}
