namespace AIOps.Storage;

/// <summary>Counts a row as Azure Tables does: 4 + 2 (keys) + per property 8 + 2 (name) + value; text 2 per character + 4, binary its length + 4.</summary>
internal static class RowSize
{
    private const int MaxNameLength = 255;

    public static int Check(DocumentWrite write)
    {
        if (write.Properties.Count > TableRules.MaxProperties)
            throw new ArgumentException($"Row '{write.Row}' has {write.Properties.Count} properties: at most {TableRules.MaxProperties} are allowed.");
        long bytes = 4 + 2L * (write.Partition.Length + write.Row.Length);
        foreach ((string name, object value) in write.Properties)
        {
            CheckName(write.Row, name);
            bytes += 8 + 2L * name.Length + ValueBytes(write.Row, name, value);
        }
        if (bytes > TableRules.MaxRowBytes)
            throw new ArgumentException($"Row '{write.Row}' has {bytes} bytes: at most {TableRules.MaxRowBytes} are allowed.");
        return (int)bytes;
    }

    private static void CheckName(string row, string name)
    {
        bool reserved = name is "PartitionKey" or "RowKey" or "Timestamp";
        if (reserved || name.Length is 0 or > MaxNameLength || char.IsAsciiDigit(name[0]) || !name.All(static c => c == '_' || char.IsLetterOrDigit(c)))
        {
            throw new ArgumentException(
                $"Property '{name}' of row '{row}': a name has 1 to {MaxNameLength} letters, digits or _, no digit first, " +
                "and is not PartitionKey, RowKey or Timestamp.");
        }
    }

    private static int ValueBytes(string row, string name, object? value)
    {
        switch (value)
        {
            case string text when text.Length <= TableRules.MaxTextLength:
                return 2 * text.Length + 4;
            case string text:
                throw new ArgumentException($"Property '{name}' of row '{row}' has {text.Length} characters: at most {TableRules.MaxTextLength} are allowed.");
            case byte[] binary when binary.Length <= TableRules.MaxBinaryLength:
                return binary.Length + 4;
            case byte[] binary:
                throw new ArgumentException($"Property '{name}' of row '{row}' has {binary.Length} bytes: at most {TableRules.MaxBinaryLength} are allowed.");
            case DateTimeOffset time when time < TableRules.EarliestTime:
                throw new ArgumentException($"Property '{name}' of row '{row}' is {time:O}: times before 1601 are not allowed.");
            case long or double or DateTimeOffset:
                return 8;
            case bool:
                return 1;
            default:
                throw new ArgumentException(
                    $"Property '{name}' of row '{row}' is {value?.GetType().Name ?? "null"}: " +
                    "allowed are string, long, double, bool, DateTimeOffset and byte[].");
        }
    }
}
