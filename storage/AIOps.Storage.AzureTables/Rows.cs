using Azure.Data.Tables;

namespace AIOps.Storage.AzureTables;

/// <summary>Rows to entities and back. Every property type of the port is a type of Azure Tables, so nothing is converted.</summary>
internal static class Rows
{
    public static TableEntity ToEntity(DocumentWrite write)
    {
        TableEntity entity = new(write.Partition, write.Row);
        foreach ((string name, object value) in write.Properties) entity[name] = value is DateTimeOffset time ? time.ToUniversalTime() : value;
        return entity;
    }

    public static Document ToDocument(TableEntity entity)
    {
        Dictionary<string, object> properties = new(entity.Count, StringComparer.Ordinal);
        foreach ((string name, object? value) in entity)
        {
            if (value is not null && !IsOfTheService(name)) properties[name] = value;
        }
        return new Document(entity.PartitionKey, entity.RowKey, properties, entity.ETag.ToString());
    }

    /// <summary>The condition of a range of one partition in the service's query language; quotes are doubled.</summary>
    public static string Filter(string partition, RowRange range)
    {
        string filter = $"PartitionKey eq '{Quote(partition)}'";
        if (range.From is not null) filter += $" and RowKey ge '{Quote(range.From)}'";
        if (range.To is not null) filter += $" and RowKey lt '{Quote(range.To)}'";
        return filter;
    }

    private static bool IsOfTheService(string name) => name is "PartitionKey" or "RowKey" or "Timestamp" || name.StartsWith("odata.", StringComparison.Ordinal);

    private static string Quote(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
