using Azure;

namespace AIOps.Storage.AzureTables;

/// <summary>Which answers of the service mean that a condition does not hold.</summary>
internal static class Conflicts
{
    /// <summary>409 the row exists, 412 another ETag, 404 the row is gone (but not: the table is not there yet, or is being deleted).</summary>
    public static bool Is(RequestFailedException failure) => failure.Status switch
    {
        409 => failure.ErrorCode == "EntityAlreadyExists",
        412 => true,
        404 => !TableSet.IsMissingTable(failure),
        _ => false,
    };

    public static StorageConflictException Of(string table, DocumentWrite write, RequestFailedException? failure)
    {
        string found = write.Kind == WriteKind.Insert ? "exists" : "is gone or has another ETag";
        string message = $"Row '{write.Row}' of partition '{write.Partition}' in table '{table}' {found}.";
        return failure is null ? new StorageConflictException(message) : new StorageConflictException(message, failure);
    }
}
