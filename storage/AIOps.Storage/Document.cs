namespace AIOps.Storage;

/// <summary>A stored row.</summary>
/// <param name="Partition">Partition key.</param>
/// <param name="Row">Row key.</param>
/// <param name="Properties">Values by name: string, long, double, bool, DateTimeOffset or byte[].</param>
/// <param name="ETag">Opaque version; changes with every write.</param>
public sealed record Document(string Partition, string Row, IReadOnlyDictionary<string, object> Properties, string ETag);

/// <summary>What a write asks of the row that is there.</summary>
public enum WriteKind
{
    /// <summary>Create or replace, whatever is there.</summary>
    Upsert,

    /// <summary>Create; a conflict when the row exists.</summary>
    Insert,

    /// <summary>Replace the row that has the given ETag; a conflict otherwise.</summary>
    Replace,

    /// <summary>Delete the row; with an ETag only if it matches.</summary>
    Delete,
}

/// <summary>One write of a batch.</summary>
/// <param name="Kind">The condition.</param>
/// <param name="Partition">Partition key.</param>
/// <param name="Row">Row key.</param>
/// <param name="Properties">Values by name; ignored for a delete.</param>
/// <param name="IfMatch">ETag for <see cref="WriteKind.Replace"/> (needed) and <see cref="WriteKind.Delete"/> (optional).</param>
public sealed record DocumentWrite(
    WriteKind Kind, string Partition, string Row, IReadOnlyDictionary<string, object> Properties, string? IfMatch = null)
{
    /// <summary>A delete.</summary>
    public static DocumentWrite Delete(string partition, string row, string? ifMatch = null) =>
        new(WriteKind.Delete, partition, row, new Dictionary<string, object>(), ifMatch);
}

/// <summary>A range of row keys of one partition, in ascending key order (Azure Tables knows no other: newest-first lists use inverted keys).</summary>
/// <param name="From">First key, inclusive; null = from the start.</param>
/// <param name="To">Last key, exclusive; null = to the end.</param>
/// <param name="Take">At most this many rows; null = all.</param>
public sealed record RowRange(string? From = null, string? To = null, int? Take = null)
{
    /// <summary>The whole partition.</summary>
    public static RowRange All { get; } = new();

    /// <summary>Every key that starts with a text.</summary>
    public static RowRange Prefix(string prefix, int? take = null) => new(prefix, prefix + '\uffff', take);
}
