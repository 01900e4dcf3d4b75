using AIOps.Ingest.Json;
using AIOps.Ingest.Records;

namespace AIOps.Ingest.Decoding;

/// <summary>Cuts a bad element out of a body and finds where the next good one starts.</summary>
internal static class Recovery
{
    /// <summary>Rejects the element that starts at <paramref name="start"/> and moves the cursor behind it. The cursor holds the error and where it was met.</summary>
    public static void CutOut(ref DecodeContext context, ref JsonCursor cursor, int start)
    {
        var body = cursor.Data;
        var reason = $"{cursor.Error ?? "the text is not JSON"} near byte {Math.Min(cursor.Position, body.Length)}; send valid JSON";
        var end = EndOf(ref context, body, start);
        // Commas and blanks in front of the next record are not part of the bad one.
        var raw = end;
        while (raw > start + 1 && body[raw - 1] is (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' && end < body.Length) raw--;
        context.Reject(RejectKind.Malformed, reason, start, raw);
        cursor.Position = end;
        cursor.Error = null;
    }

    private static int EndOf(ref DecodeContext context, ReadOnlySpan<byte> body, int start)
    {
        if (body[start] == (byte)'{')
        {
            // Most bad records have sound brackets and quotes: then the end is exact.
            var end = Container.EndOf(body, start, out _);
            context.SearchBudget -= (end < 0 ? body.Length : end) - start;
            if (end >= 0 && IsPlausibleEnd(body, end)) return end;
        }

        return NextRecord(ref context, body, start + 1);
    }

    private static bool IsPlausibleEnd(ReadOnlySpan<byte> body, int end)
    {
        var rest = body[end..].TrimStart(" \t\r\n"u8);
        return rest is [] or [(byte)',' or (byte)']' or (byte)'}' or (byte)'{', ..];
    }

    // A brace starts the next record when a whole object can be read from it and that object looks like a record: braces inside the bad element do not.
    private static int NextRecord(ref DecodeContext context, ReadOnlySpan<byte> body, int from)
    {
        var members = default(Members);
        while (context.SearchBudget > 0)
        {
            var step = body[from..].IndexOf((byte)'{');
            if (step < 0) return body.Length;
            from += step;
            var cursor = new JsonCursor(body, from);
            var good = ObjectReader.TryRead(ref cursor, RecordNames.Table, ref members);
            context.SearchBudget -= cursor.Position - from + 64;
            if (good && RecordReader.LooksLikeRecord(members)) return from;
            from++;
        }

        return body.Length;
    }
}
