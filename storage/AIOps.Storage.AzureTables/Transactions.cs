using Azure;
using Azure.Data.Tables;

namespace AIOps.Storage.AzureTables;

/// <summary>Batches as entity group transactions. The service refuses one that deletes a row that is not there; the port allows it, so such deletes are left out and the rest is tried again.</summary>
internal static class Transactions
{
    public static async Task<IReadOnlyList<string>> SubmitAsync(TableClient client, string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        List<int> indexes = [.. Enumerable.Range(0, writes.Count)];
        string[] etags = new string[writes.Count];
        Array.Fill(etags, "");
        while (indexes.Count > 0)
        {
            try
            {
                Response<IReadOnlyList<Response>> done =
                    await client.SubmitTransactionAsync(indexes.Select(index => ToAction(writes[index])), cancellation);
                for (int i = 0; i < indexes.Count; i++)
                {
                    if (writes[indexes[i]].Kind != WriteKind.Delete) etags[indexes[i]] = done.Value[i].Headers.ETag!.Value.ToString();
                }
                break;
            }
            catch (TableTransactionFailedException failure) when (Conflicts.Is(failure))
            {
                int place = failure.FailedTransactionActionIndex is { } index && index < indexes.Count ? index : 0;
                DocumentWrite failed = writes[indexes[place]];
                if (failed is not { Kind: WriteKind.Delete, IfMatch: null }) throw Conflicts.Of(table, failed, failure);
                indexes.RemoveAt(place);
            }
        }
        return etags;
    }

    private static TableTransactionAction ToAction(DocumentWrite write) => write.Kind switch
    {
        WriteKind.Insert => new(TableTransactionActionType.Add, Rows.ToEntity(write)),
        WriteKind.Upsert => new(TableTransactionActionType.UpsertReplace, Rows.ToEntity(write)),
        WriteKind.Replace => new(TableTransactionActionType.UpdateReplace, Rows.ToEntity(write), new ETag(write.IfMatch!)),
        _ => new(TableTransactionActionType.Delete, new TableEntity(write.Partition, write.Row), write.IfMatch is null ? ETag.All : new ETag(write.IfMatch)),
    };
}
