namespace AIOps.Ingest.Json;

/// <summary>What <see cref="ObjectReader.Read"/> stopped at.</summary>
internal enum ReadStatus
{
    /// <summary>The closing brace was read.</summary>
    Done,

    /// <summary>The array of records was met; the cursor stands at its opening bracket.</summary>
    AtRecords,

    /// <summary>The object that the caller reads itself was met; the cursor stands at its opening brace.</summary>
    AtInner,

    /// <summary>The object is not valid; the cursor says why and where.</summary>
    Failed,
}

/// <summary>Which values of an object the caller reads itself.</summary>
/// <param name="Records">Number of the member whose array is read element by element; -2 for none.</param>
/// <param name="Inner">Number of the member whose object is read in its turn; -2 for none.</param>
internal readonly record struct Stops(int Records = -2, int Inner = -2)
{
    public static Stops None { get; } = new(-2, -2);
}

/// <summary>Reads the members of an object that a name table asks for, and steps over the others.</summary>
internal static class ObjectReader
{
    /// <summary>Reads a whole object at the cursor.</summary>
    public static bool TryRead(ref JsonCursor cursor, NameTable names, ref Members members, ShapeMemory? memory = null)
    {
        members.Clear();
        cursor.Position++;
        var place = ShapeMemory.Root;
        return Read(ref cursor, names, ref members, Stops.None, memory, first: true, ref place) == ReadStatus.Done;
    }

    /// <summary>Reads the object that a token stands for; false when it is no object.</summary>
    public static bool TryEnter(in JsonToken token, ReadOnlySpan<byte> source, NameTable names, out Members members)
    {
        members = default;
        if (token.Kind != JsonKind.Object) return false;
        var cursor = new JsonCursor(source, token.Start);
        return TryRead(ref cursor, names, ref members);
    }

    /// <summary>Reads members up to the closing brace, or up to a value that the caller reads itself.</summary>
    /// <param name="cursor">Behind the opening brace or (<paramref name="first"/> false) behind a value.</param>
    /// <param name="names">Names that matter.</param>
    /// <param name="members">Receives the values.</param>
    /// <param name="stops">Values that the caller reads itself.</param>
    /// <param name="memory">What such objects looked like before; null to read every byte.</param>
    /// <param name="first">True when no member was read yet.</param>
    /// <param name="place">Place in the memory; starts as <see cref="ShapeMemory.Root"/>.</param>
    public static ReadStatus Read(ref JsonCursor cursor, NameTable names, ref Members members, Stops stops, ShapeMemory? memory, bool first, ref int place)
    {
        while (true)
        {
            if (cursor.Current == (byte)'}') return Close(ref cursor);
            int id;
            var guess = 0;
            if (memory is not null && (guess = memory.Guess(cursor.Data, cursor.Position, place, out id, out var length)) != 0)
            {
                cursor.Position += length;
                cursor.SkipBlanks();
                place = guess;
            }
            else
            {
                var begin = cursor.Position;
                var status = ReadName(ref cursor, names, first, out id);
                if (status is { } done) return done;
                if (memory is not null) place = memory.Learn(cursor.Data[begin..cursor.Position], id, place);
            }

            first = false;
            if (id == stops.Records && cursor.Current == (byte)'[') return ReadStatus.AtRecords;
            if (id == stops.Inner && cursor.Current == (byte)'{') return ReadStatus.AtInner;
            if (!cursor.TryReadValue(out members.Slot(id))) return ReadStatus.Failed;
        }
    }

    // Reads the comma, the name and the colon; gives a status when the object ends or is not valid here.
    private static ReadStatus? ReadName(ref JsonCursor cursor, NameTable names, bool first, out int id)
    {
        id = NameTable.Unknown;
        cursor.SkipBlanks();
        if (cursor.Current == (byte)'}') return Close(ref cursor);
        if (!first)
        {
            if (cursor.Current != (byte)',') return Fail(ref cursor, "a comma or a closing brace is missing");
            cursor.Position++;
            cursor.SkipBlanks();
        }

        if (cursor.Current != (byte)'"') return Fail(ref cursor, "a member name in double quotes is missing");
        if (!cursor.TryReadString(out var name)) return ReadStatus.Failed;
        cursor.SkipBlanks();
        if (cursor.Current != (byte)':') return Fail(ref cursor, "a colon is missing behind a member name");
        cursor.Position++;
        cursor.SkipBlanks();
        id = names.Find(name.Of(cursor.Data));
        return null;
    }

    private static ReadStatus Close(ref JsonCursor cursor)
    {
        cursor.Position++;
        return ReadStatus.Done;
    }

    private static ReadStatus Fail(ref JsonCursor cursor, string reason)
    {
        cursor.Error = cursor.AtEnd ? "the text ends inside an object" : reason;
        return ReadStatus.Failed;
    }
}
