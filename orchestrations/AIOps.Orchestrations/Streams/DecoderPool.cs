using System.Collections.Concurrent;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Topology;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>Decoders for concurrent bodies: one serves one thread at a time and keeps its identities warm.</summary>
public sealed class DecoderPool(IOptions<IngestOptions> options)
{
    private readonly ConcurrentBag<Decoder> _idle = [];

    /// <summary>Decodes one body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="enqueuedAt">When it arrived.</param>
    /// <param name="traceParent">W3C <c>traceparent</c> that its signals carry on; null = none.</param>
    public DecodedBody Decode(ReadOnlySpan<byte> body, DateTimeOffset enqueuedAt, string? traceParent = null)
    {
        if (!_idle.TryTake(out var decoder))
        {
            decoder = new Decoder(new TelemetryDecoder(options.Value), new NewestTime(new SignalBatchWriter(options.Value.PartitionKeys)));
        }

        decoder.Sink.Writer.TraceParent = traceParent;
        var summary = decoder.Reader.Decode(body, enqueuedAt, decoder.Sink);
        var decoded = new DecodedBody(decoder.Sink.Writer.TakeMessages(), decoder.Sink.Writer.TakeRejects(), summary.Signals, decoder.Sink.Take(), decoder.Reader.Statistics.TakeLags())
        {
            Calls = decoder.Sink.Calls.Take(),
        };
        _idle.Add(decoder);
        return decoded;
    }

    private sealed record Decoder(TelemetryDecoder Reader, NewestTime Sink);
}

/// <summary>What a body holds, copied out of it.</summary>
/// <param name="Messages">Signals by partition key.</param>
/// <param name="Rejects">Pieces that are no signals.</param>
/// <param name="Signals">Number of signals.</param>
/// <param name="Newest">Event time of the newest signal; null when there is none.</param>
/// <param name="Lags">How late its signals were, by source.</param>
public sealed record DecodedBody(
    IReadOnlyList<EncodedSignals> Messages, IReadOnlyList<RejectedPiece> Rejects, int Signals, DateTimeOffset? Newest, IReadOnlyList<LagSpan> Lags)
{
    /// <summary>Calls between services that the body told of.</summary>
    internal IReadOnlyList<ObservedCall> Calls { get; init; } = [];
}
