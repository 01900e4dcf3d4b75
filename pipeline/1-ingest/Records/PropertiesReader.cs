using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Reads <c>properties</c> in each of its forms: an object, a JSON string, a single-quoted pseudo object (quoted or not), or plain text.</summary>
internal static class PropertiesReader
{
    /// <summary>Reads the object at the cursor while the record around it is being read; false when it has no end.</summary>
    public static bool ReadInPlace(ref JsonCursor cursor, DecoderState state)
    {
        var start = cursor.Position;
        if (!PseudoJson.IsStart(cursor.Data[start..]) && ObjectReader.TryRead(ref cursor, Property.Table, ref state.Inner, state.InnerShapes))
        {
            state.InnerStart = start;
            state.Record.Set(Field.Properties, new(start, cursor.Position - start, JsonKind.Object));
            return true;
        }

        // Something in it is not valid, but the record may still be sound around it.
        cursor.Position = start;
        cursor.Error = null;
        state.InnerStart = -1;
        if (!cursor.TrySkipContainer(out var skipped)) return false;
        state.Record.Set(Field.Properties, skipped);
        return true;
    }

    /// <summary>The properties of the record that is being read.</summary>
    public static ReadOnlySpan<byte> Read(DecoderState state, ReadOnlySpan<byte> body, out ReadOnlySpan<byte> loose)
    {
        var token = state.Record[Field.Properties];
        if (token.Kind != JsonKind.Object || token.Start != state.InnerStart) return Read(token, body, state.Scratch, ref state.Inner, out loose);
        loose = default;
        return body;
    }

    /// <summary>Reads the members that matter.</summary>
    /// <param name="token">The member, or none.</param>
    /// <param name="body">Where the token lies.</param>
    /// <param name="scratch">Room for texts that have to be rewritten.</param>
    /// <param name="inner">Receives the members; their tokens lie in the returned source.</param>
    /// <param name="loose">The text, when the member is one that is no object.</param>
    public static ReadOnlySpan<byte> Read(JsonToken token, ReadOnlySpan<byte> body, Scratch scratch, ref Members inner, out ReadOnlySpan<byte> loose)
    {
        inner.Clear();
        loose = default;
        var source = body;
        var start = token.Start;
        if (token.Kind == JsonKind.String)
        {
            source = scratch.Text(token, body);
            start = 0;
        }
        else if (token.Kind != JsonKind.Object)
        {
            return body;
        }

        var text = token.Kind == JsonKind.Object ? token.Of(source) : source;
        if (PseudoJson.IsStart(text))
        {
            var room = scratch.Take(text.Length * 2);
            var length = PseudoJson.ToJson(text, room);
            source = length < 0 ? default : room[..length];
            start = 0;
        }

        var cursor = new JsonCursor(source, start);
        if (cursor.Current == (byte)'{' && ObjectReader.TryRead(ref cursor, Property.Table, ref inner)) return source;
        inner.Clear();
        if (token.Kind == JsonKind.String) loose = text;
        return source;
    }
}
