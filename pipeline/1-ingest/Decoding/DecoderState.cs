using AIOps.Ingest.Foreign;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Decoding;

/// <summary>What a decoder keeps between bodies: room that is used again, and identities.</summary>
internal sealed class DecoderState(IngestOptions options, SeriesTable table, IngestStatistics statistics)
{
    /// <summary>Members of the record that is being read.</summary>
    public Members Record;

    /// <summary>Members of an object inside the record.</summary>
    public Members Inner;

    /// <summary>Offset of the <c>properties</c> whose members already lie in <see cref="Inner"/>; -1 for none.</summary>
    public int InnerStart = -1;

    public ShapeMemory RecordShapes { get; } = new();

    public ShapeMemory InnerShapes { get; } = new();

    public IngestOptions Options { get; } = options;

    public SeriesTable Table { get; } = table;

    public IngestStatistics Statistics { get; } = statistics;

    public RunningTotals Counters { get; } = new();

    public Scratch Scratch { get; } = new();
}
