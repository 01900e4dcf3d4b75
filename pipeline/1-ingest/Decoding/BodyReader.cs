using AIOps.Ingest.Json;
using AIOps.Ingest.Records;

namespace AIOps.Ingest.Decoding;

/// <summary>Walks a body: one object, an array, a <c>records</c> wrapper, wrappers inside arrays, or any number of these one after the other.</summary>
internal static class BodyReader
{
    // Stream Analytics wraps a wrapper once; the rest is margin.
    private const int MaxWrapping = 8;

    public static void Read(ref DecodeContext context)
    {
        var body = context.Body;
        if (body.Length > context.State.Options.MaxBodyBytes)
        {
            context.Reject(
                RejectKind.TooLarge, $"the body has {body.Length} bytes; send at most {context.State.Options.MaxBodyBytes} (MaxBodyBytes)", 0, body.Length);
            return;
        }

        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            context.Reject(RejectKind.Malformed, "the body is UTF-16; send UTF-8", 0, body.Length);
            return;
        }

        var start = body is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var cursor = new JsonCursor(body, start);
        while (true)
        {
            SkipSeparators(ref cursor);
            if (cursor.AtEnd) break;
            ReadAny(ref context, ref cursor, 0);
        }

        context.Structure(body.Length);
    }

    /// <summary>Reads records that lie inside a record of another shape.</summary>
    public static void ReadNested(ref DecodeContext context, JsonToken array)
    {
        var cursor = new JsonCursor(context.Body[..array.End], array.Start);
        ReadArray(ref context, ref cursor, MaxWrapping);
    }

    private static void ReadAny(ref DecodeContext context, ref JsonCursor cursor, int depth)
    {
        switch (cursor.Current)
        {
            case (byte)'{':
                ReadObject(ref context, ref cursor, depth);
                break;
            case (byte)'[' when depth < MaxWrapping:
                ReadArray(ref context, ref cursor, depth + 1);
                break;
            default:
                ReadOther(ref context, ref cursor);
                break;
        }
    }

    // The cursor stands at the opening bracket.
    private static void ReadArray(ref DecodeContext context, ref JsonCursor cursor, int depth)
    {
        cursor.Position++;
        while (true)
        {
            SkipSeparators(ref cursor);
            if (cursor.AtEnd)
            {
                CutOff(ref context);
                return;
            }

            if (cursor.Current == (byte)']')
            {
                cursor.Position++;
                return;
            }

            ReadAny(ref context, ref cursor, depth);
        }
    }

    // The cursor stands at the opening brace.
    private static void ReadObject(ref DecodeContext context, ref JsonCursor cursor, int depth)
    {
        var start = cursor.Position;
        var state = context.State;
        ref var members = ref state.Record;
        members.Clear();
        state.InnerStart = -1;
        cursor.Position++;
        var stops = new Stops(depth < MaxWrapping ? Field.Records : -2, Field.Properties);
        var first = true;
        var resumeAt = start;
        var place = ShapeMemory.Root;
        while (true)
        {
            var status = ObjectReader.Read(ref cursor, RecordNames.Table, ref members, stops, state.RecordShapes, first, ref place);
            first = false;
            if (status == ReadStatus.Done) break;
            if (status == ReadStatus.AtRecords)
            {
                ReadArray(ref context, ref cursor, depth + 1);
                resumeAt = cursor.Position;
            }
            else if (status == ReadStatus.Failed || !PropertiesReader.ReadInPlace(ref cursor, state))
            {
                // A wrapper that ends behind its records was cut off; what it held is complete.
                if (resumeAt != start && context.Body[resumeAt..].Trim(" \t\r\n"u8).IsEmpty) CutOff(ref context);
                else Recovery.CutOut(ref context, ref cursor, resumeAt);
                return;
            }
        }

        if (resumeAt != start) return;
        RecordReader.Read(ref context, start, cursor.Position);
    }

    private static void ReadOther(ref DecodeContext context, ref JsonCursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current is not ((byte)']' or (byte)'}' or (byte)':') && cursor.TryReadValue(out var token) && EndsValue(cursor.Current))
        {
            // A null stands for a record that is not there.
            if (token.Kind == JsonKind.Null) context.Structure(cursor.Position);
            else context.Reject(RejectKind.UnknownShape, $"a {token.Kind.ToString().ToLowerInvariant()} stands where a record should be; send JSON objects", start, cursor.Position);
            return;
        }

        cursor.Error = "the text is not JSON";
        Recovery.CutOut(ref context, ref cursor, start);
    }

    private static bool EndsValue(byte next) => next is 0 or (byte)',' or (byte)']' or (byte)'}' or (byte)'{' or (byte)'[' or <= 0x20;

    private static void CutOff(ref DecodeContext context)
    {
        // One reject says it; a record that was cut off with the array has said it already.
        if (context.Rejects > 0 || context.Body.IsEmpty) return;
        context.Reject(RejectKind.Malformed, "the body ends inside an array: it was cut off; send it whole", context.Accounted, context.Body.Length);
    }

    // A comma between records that are not in an array, and the record separator of RFC 7464, are let pass.
    private static void SkipSeparators(ref JsonCursor cursor)
    {
        while (!cursor.AtEnd && cursor.Current is (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0x1E) cursor.Position++;
    }
}
