using AIOps.Ingest.Json;

namespace AIOps.Ingest.Decoding;

/// <summary>What a decoder keeps between bodies: room that is used again, and identities.</summary>
internal sealed class DecoderState(IngestOptions options, SeriesTable table, IngestStatistics statistics)
{
    /// <summary>Members of the record that is being read.</summary>
    public Members Record;

    /// <summary>Members of an object inside the record.</summary>
    public Members Inner;

    public IngestOptions Options { get; } = options;

    public SeriesTable Table { get; } = table;

    public IngestStatistics Statistics { get; } = statistics;

    public Scratch Scratch { get; } = new();
}
