using System.Diagnostics;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Stats;
using AIOps.Orchestrations.Topology;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Takes one Event Hub body: decodes it, puts the pieces that are no signals aside with their bytes and the reason, and publishes the rest keyed by series.
/// Never throws for what is in a body; throws only when storage or the bus is away, and then the caller brings the body again.
/// </summary>
public sealed class IngestHandler(DecoderPool decoders, DeadLetterRepository deadLetters, ISignalBus bus, StreamStatistics statistics, CallBook calls)
{
    /// <summary>Takes a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="enqueuedAt">When the hub or the host received it.</param>
    /// <param name="source">Where it came from, for the dead letters (<c>http</c>, <c>eventhub:2:4711</c>).</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <param name="traceParent">W3C <c>traceparent</c> that the sender gave; null = the current span, or a new trace.</param>
    /// <param name="history">True for records of the past that are loaded to learn from: how old they are is no lag.</param>
    public async Task<IngestResult> HandleAsync(
        ReadOnlyMemory<byte> body, DateTimeOffset enqueuedAt, string source, CancellationToken cancellation, string? traceParent = null, bool history = false)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = Spans.StartAlways("aiops.ingest", traceParent).SetTag("aiops.source", source).SetTag("aiops.bytes", body.Length);
        var decoded = decoders.Decode(body.Span, enqueuedAt, span.Id);
        List<string> letters = [];
        foreach (var piece in decoded.Rejects)
        {
            var letter = await deadLetters.AddAsync(piece.Kind, piece.Reason, piece.Offset, piece.Raw, source, enqueuedAt, cancellation);
            letters.Add(letter.Id);
            statistics.CountReject(piece.Kind.ToString());
            ProductMeter.Rejects.Add(1, new KeyValuePair<string, object?>("kind", piece.Kind.ToString()));
        }

        if (decoded.Messages.Count > 0)
        {
            await bus.PublishAsync([.. decoded.Messages.Select(static message => new SignalMessage(message.PartitionKey, message.Body))], cancellation);
        }

        await calls.AddAsync(decoded.Calls, cancellation);
        var newest = history ? null : decoded.Newest;
        statistics.CountBody(decoded.Signals, newest, enqueuedAt);
        if (!history) statistics.CountLags(decoded.Lags);
        Measure(body.Length, decoded.Signals, newest, enqueuedAt, Stopwatch.GetElapsedTime(started));
        return new IngestResult(decoded.Signals, decoded.Rejects.Count, letters);
    }

    private static void Measure(int bytes, int signals, DateTimeOffset? newest, DateTimeOffset enqueuedAt, TimeSpan took)
    {
        ProductMeter.Bytes.Add(bytes);
        ProductMeter.Signals.Add(signals);
        ProductMeter.IngestDuration.Record(took.TotalSeconds);
        if (newest is { } time)
        {
            ProductMeter.Lag.Record(Math.Max(0, (enqueuedAt - time).TotalSeconds));
        }
    }
}

/// <summary>What became of a body.</summary>
/// <param name="Accepted">Signals published.</param>
/// <param name="Rejected">Pieces put aside.</param>
/// <param name="DeadLetterIds">Their ids.</param>
public sealed record IngestResult(int Accepted, int Rejected, IReadOnlyList<string> DeadLetterIds);
