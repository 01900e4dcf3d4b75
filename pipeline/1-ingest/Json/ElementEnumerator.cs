namespace AIOps.Ingest.Json;

/// <summary>Goes through the elements of an array.</summary>
internal ref struct ElementEnumerator
{
    private JsonCursor cursor;
    private bool first;

    /// <summary>Starts at the opening bracket; a token that is no array has no elements.</summary>
    public ElementEnumerator(ReadOnlySpan<byte> source, in JsonToken array)
    {
        cursor = new(source, array.Start);
        Failed = array.Kind != JsonKind.Array;
        cursor.Position++;
        first = true;
    }

    public JsonToken Current { get; private set; }

    /// <summary>True when the source is not a valid array.</summary>
    public bool Failed { get; private set; }

    public bool MoveNext()
    {
        if (Failed) return false;
        cursor.SkipBlanks();
        if (cursor.Current == (byte)']') return false;
        Failed = true;
        if (!first)
        {
            if (cursor.Current != (byte)',') return false;
            cursor.Position++;
            cursor.SkipBlanks();
        }

        first = false;
        if (!cursor.TryReadValue(out var value)) return false;
        (Current, Failed) = (value, false);
        return true;
    }
}
