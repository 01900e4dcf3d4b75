namespace AIOps.Storage;

/// <summary>
/// The limits of Azure Tables, checked by every adapter before it writes, so that what works on a laptop works in Azure.
/// Source: "Understanding the Table service data model" and "Performing entity group transactions" (Microsoft Learn).
/// </summary>
public static class TableRules
{
    /// <summary>Longest text property, in UTF-16 characters (64 KiB).</summary>
    public const int MaxTextLength = 32_768;

    /// <summary>Longest binary property, in bytes.</summary>
    public const int MaxBinaryLength = 65_536;

    /// <summary>Longest key, in characters.</summary>
    public const int MaxKeyLength = 512;

    /// <summary>Most properties of a row.</summary>
    public const int MaxProperties = 252;

    /// <summary>Largest row, in bytes, counted as Azure Tables counts.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    /// <summary>Most rows of a batch.</summary>
    public const int MaxBatchRows = 100;

    /// <summary>Largest batch, in bytes.</summary>
    public const int MaxBatchBytes = 4 * 1024 * 1024;

    /// <summary>Earliest time that a property can hold.</summary>
    public static DateTimeOffset EarliestTime { get; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True when a key may hold the character.</summary>
    public static bool IsKeyCharacter(char c) => c is not ('/' or '\\' or '#' or '?') && !char.IsControl(c);

    /// <summary>Throws unless the table name is a letter and 2 to 62 letters or digits.</summary>
    public static void CheckTable(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Length is < 3 or > 63 || !char.IsAsciiLetter(table[0]) || !table.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"Table name '{table}': allowed are 3 to 63 letters and digits, a letter first.", nameof(table));
    }

    /// <summary>Throws unless both keys may be written.</summary>
    public static void CheckKeys(string partition, string row)
    {
        CheckKey(partition, "Partition key");
        CheckKey(row, "Row key");
    }

    /// <summary>Throws unless the write may be done.</summary>
    /// <returns>Size of the row in bytes, 0 for a delete.</returns>
    public static int CheckWrite(DocumentWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        CheckKeys(write.Partition, write.Row);
        if (write.Kind == WriteKind.Replace && string.IsNullOrEmpty(write.IfMatch))
            throw new ArgumentException($"Row '{write.Row}': a replace needs the ETag of the row that it replaces.", nameof(write));
        return write.Kind == WriteKind.Delete ? 0 : RowSize.Check(write);
    }

    /// <summary>Throws unless the writes may go in one batch.</summary>
    public static void CheckBatch(IReadOnlyList<DocumentWrite> writes)
    {
        ArgumentNullException.ThrowIfNull(writes);
        if (writes.Count > MaxBatchRows)
            throw new ArgumentException($"A batch of {writes.Count} rows: at most {MaxBatchRows} are allowed.", nameof(writes));
        HashSet<string> rows = new(writes.Count, StringComparer.Ordinal);
        long bytes = 0;
        foreach (DocumentWrite write in writes)
        {
            bytes += CheckWrite(write);
            if (write.Partition != writes[0].Partition)
                throw new ArgumentException($"A batch of partitions '{writes[0].Partition}' and '{write.Partition}': all rows must be of one.", nameof(writes));
            if (!rows.Add(write.Row))
                throw new ArgumentException($"Row '{write.Row}' is twice in the batch: each row may be written once.", nameof(writes));
        }
        if (bytes > MaxBatchBytes)
            throw new ArgumentException($"A batch of {bytes} bytes: at most {MaxBatchBytes} are allowed.", nameof(writes));
    }

    private static void CheckKey(string key, string what)
    {
        if (string.IsNullOrEmpty(key) || key.Length > MaxKeyLength)
            throw new ArgumentException($"{what} '{key}' has {key?.Length ?? 0} characters: 1 to {MaxKeyLength} are allowed.");
        foreach (char c in key)
        {
            if (!IsKeyCharacter(c))
                throw new ArgumentException($"{what} '{key}' holds U+{(int)c:X4}: control characters and / \\ # ? are not allowed.");
        }
    }
}
