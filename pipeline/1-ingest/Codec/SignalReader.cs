using System.Buffers.Binary;

namespace AIOps.Ingest.Codec;

/// <summary>Reads messages of <see cref="SignalBatchWriter"/>. Bytes that are no such message go to <see cref="ISignalSink.OnReject"/> as a whole; nothing throws.</summary>
public static class SignalReader
{
    /// <summary>Reads one message into the sink. The spans of a log record lie in the message and live only inside the sink's call.</summary>
    /// <param name="body">The message.</param>
    /// <param name="table">Identities; one table per thread.</param>
    /// <param name="sink">Receives the signals in the order in which they were written.</param>
    public static void Read(ReadOnlySpan<byte> body, SeriesTable table, ISignalSink sink)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(sink);
        var error = HeaderError(body);
        if (error is null)
        {
            var reader = new MessageReader(body[SignalFormat.HeaderLength..], table);
            error = reader.ReadAll(sink);
        }

        if (error is not null) sink.OnReject(new() { Kind = RejectKind.Malformed, Reason = error, Offset = 0, Raw = body });
    }

    private static string? HeaderError(ReadOnlySpan<byte> body)
    {
        if (body.Length < SignalFormat.HeaderLength || body[0] != SignalFormat.Magic) return "the message is not a signal batch; send telemetry to the ingest hub, not to the signal bus";
        if (body[1] != SignalFormat.Version) return $"the message has version {body[1]}, this reader knows {SignalFormat.Version}; update the reader before the writer";
        return BinaryPrimitives.ReadUInt32LittleEndian(body[2..]) == SignalFormat.Checksum(body[SignalFormat.HeaderLength..])
            ? null
            : "the checksum of the message does not match: it was changed or cut off on the way; replay the telemetry";
    }
}
