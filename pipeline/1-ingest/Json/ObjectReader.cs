namespace AIOps.Ingest.Json;

/// <summary>What <see cref="ObjectReader.Read"/> stopped at.</summary>
internal enum ReadStatus
{
    /// <summary>The closing brace was read.</summary>
    Done,

    /// <summary>The streamed array was met; the cursor stands at its opening bracket.</summary>
    AtStream,

    /// <summary>The object is not valid; the cursor says why and where.</summary>
    Failed,
}

/// <summary>Reads the members of an object that a name table asks for, and steps over the others.</summary>
internal static class ObjectReader
{
    /// <summary>Reads a whole object at the cursor.</summary>
    public static bool TryRead(ref JsonCursor cursor, NameTable names, ref Members members)
    {
        members.Clear();
        cursor.Position++;
        return Read(ref cursor, names, ref members, streamed: -2, first: true) == ReadStatus.Done;
    }

    /// <summary>Reads members up to the closing brace, or up to the value of <paramref name="streamed"/> when that is an array.</summary>
    /// <param name="cursor">Behind the opening brace or (<paramref name="first"/> false) behind a value.</param>
    /// <param name="names">Names that matter.</param>
    /// <param name="members">Receives the values.</param>
    /// <param name="streamed">Number of the member whose array the caller reads element by element; -2 for none.</param>
    /// <param name="first">True when no member was read yet.</param>
    public static ReadStatus Read(ref JsonCursor cursor, NameTable names, ref Members members, int streamed, bool first)
    {
        while (true)
        {
            cursor.SkipBlanks();
            if (cursor.Current == (byte)'}')
            {
                cursor.Position++;
                return ReadStatus.Done;
            }

            if (!first)
            {
                if (cursor.Current != (byte)',') return Fail(ref cursor, "a comma or a closing brace is missing");
                cursor.Position++;
                cursor.SkipBlanks();
            }

            first = false;
            if (cursor.Current != (byte)'"') return Fail(ref cursor, "a member name in double quotes is missing");
            if (!cursor.TryReadString(out var name)) return ReadStatus.Failed;
            cursor.SkipBlanks();
            if (cursor.Current != (byte)':') return Fail(ref cursor, "a colon is missing behind a member name");
            cursor.Position++;
            cursor.SkipBlanks();
            var id = names.Find(name.Of(cursor.Data));
            if (id == streamed && cursor.Current == (byte)'[') return ReadStatus.AtStream;
            if (!cursor.TryReadValue(out var value)) return ReadStatus.Failed;
            if (id >= 0) members.Set(id, value);
        }
    }

    private static ReadStatus Fail(ref JsonCursor cursor, string reason)
    {
        cursor.Error = cursor.AtEnd ? "the text ends inside an object" : reason;
        return ReadStatus.Failed;
    }
}
