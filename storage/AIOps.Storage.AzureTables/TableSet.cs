using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace AIOps.Storage.AzureTables;

/// <summary>The clients of the tables by the names that the product uses. A table is made when the service says that it is not there, so reads cost nothing extra.</summary>
internal sealed class TableSet(TableServiceClient service, string prefix)
{
    private readonly ConcurrentDictionary<string, TableClient> tables = new(StringComparer.OrdinalIgnoreCase);

    public TableClient this[string table]
    {
        get
        {
            TableRules.CheckTable(table);
            return tables.GetOrAdd(table, name => service.GetTableClient(prefix + name));
        }
    }

    /// <summary>Writes, and makes the table first when it is not there yet.</summary>
    public async Task<T> WriteAsync<T>(string table, Func<TableClient, Task<T>> write, CancellationToken cancellation)
    {
        TableClient client = this[table];
        try
        {
            return await write(client);
        }
        catch (RequestFailedException missing) when (IsMissingTable(missing))
        {
            await client.CreateIfNotExistsAsync(cancellation);
            return await write(client);
        }
    }

    public static bool IsMissingTable(RequestFailedException failure) => failure.Status == 404 && failure.ErrorCode == "TableNotFound";
}
