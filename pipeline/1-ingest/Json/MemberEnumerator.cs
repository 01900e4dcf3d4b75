namespace AIOps.Ingest.Json;

/// <summary>Goes through all members of an object, whatever their names.</summary>
internal ref struct MemberEnumerator
{
    private JsonCursor cursor;
    private bool first;

    /// <summary>Starts at the opening brace.</summary>
    public MemberEnumerator(ReadOnlySpan<byte> source, int start = 0)
    {
        cursor = new(source, start);
        cursor.SkipBlanks();
        Failed = cursor.Current != (byte)'{';
        cursor.Position++;
        first = true;
    }

    public JsonToken Name { get; private set; }

    public JsonToken Value { get; private set; }

    /// <summary>True when the source is not a valid object.</summary>
    public bool Failed { get; private set; }

    public bool MoveNext()
    {
        if (Failed) return false;
        cursor.SkipBlanks();
        if (cursor.Current == (byte)'}') return false;
        Failed = true;
        if (!first)
        {
            if (cursor.Current != (byte)',') return false;
            cursor.Position++;
            cursor.SkipBlanks();
        }

        first = false;
        if (cursor.Current != (byte)'"' || !cursor.TryReadString(out var name)) return false;
        cursor.SkipBlanks();
        if (cursor.Current != (byte)':') return false;
        cursor.Position++;
        cursor.SkipBlanks();
        if (!cursor.TryReadValue(out var value)) return false;
        (Name, Value, Failed) = (name, value, false);
        return true;
    }
}
