using AIOps.Ingest.Decoding;

namespace AIOps.Ingest;

/// <summary>
/// Turns the body of an Event Hub event (or of an HTTP request) into signals. Any input is allowed: what cannot become a signal goes to <see cref="ISignalSink.OnReject"/> with
/// its raw bytes, its offset and a reason, and its neighbours go on. Allocation-free per metric and log record once the identities are known. One decoder serves one thread.
/// </summary>
public sealed class TelemetryDecoder
{
    private readonly DecoderState state;

    /// <summary>Creates a decoder.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="table">Identities, when they are shared with a reader on the same thread; a new table otherwise.</param>
    /// <exception cref="ArgumentException">An option is not valid; the message names it, its value and what is allowed.</exception>
    public TelemetryDecoder(IngestOptions options, SeriesTable? table = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        state = new(options, table ?? new SeriesTable(options.SeriesTableBytes), new IngestStatistics());
    }

    /// <summary>Lag per source and rejects per kind since the decoder was made.</summary>
    public IngestStatistics Statistics => state.Statistics;

    /// <summary>Decodes one body. Never throws for what the body holds; an exception of the sink passes through.</summary>
    /// <param name="body">The bytes as they came; may be empty.</param>
    /// <param name="enqueuedAt">When the event arrived: stands in for times that cannot be read, and bounds those that can.</param>
    /// <param name="sink">Receives signals and rejects in body order.</param>
    public DecodeSummary Decode(ReadOnlySpan<byte> body, DateTimeOffset enqueuedAt, ISignalSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var context = new DecodeContext(body, enqueuedAt, sink, state);
        BodyReader.Read(ref context);
        return context.Summary();
    }
}
