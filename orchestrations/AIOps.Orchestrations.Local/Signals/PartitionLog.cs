using System.Globalization;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Signals;

/// <summary>One partition of the log: rows of messages under their first offset, the offset of the next message, and how far the reader has come.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for holds nothing to free.
internal sealed class PartitionLog(IDocumentStore store, int number)
#pragma warning restore CA1001
{
    private const string Table = "signals", MessagePrefix = "m", TailRow = "tail", CheckpointRow = "checkpoint", NextProperty = "next";
    private readonly string partition = $"p{number:D2}";
    private readonly SemaphoreSlim appending = new(1);
    private long tail, checkpoint;

    /// <summary>Messages that are not handled yet, as this process knows it.</summary>
    public long Depth => Math.Max(0, Interlocked.Read(ref tail) - Interlocked.Read(ref checkpoint));

    /// <summary>Offset of the first message that is not handled.</summary>
    public long Checkpoint => Interlocked.Read(ref checkpoint);

    /// <summary>Learns where the log stands.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        Interlocked.Exchange(ref checkpoint, Next(await store.GetAsync(Table, partition, CheckpointRow, cancellation)));
        RaiseTail(Next(await store.GetAsync(Table, partition, TailRow, cancellation)));
    }

    public async Task AppendAsync(IEnumerable<ReadOnlyMemory<byte>> messages, CancellationToken cancellation)
    {
        await appending.WaitAsync(cancellation);
        try
        {
            foreach (List<ReadOnlyMemory<byte>> run in Segment.Cut(messages))
            {
                while (!await TryAppendAsync(run, cancellation))
                {
                    // Another process appended meanwhile: read the tail again.
                }
            }
        }
        finally
        {
            appending.Release();
        }
    }

    /// <summary>Reads from the checkpoint on, whole rows, until there are enough messages.</summary>
    public async Task<List<ReadOnlyMemory<byte>>> ReadAsync(int enough, CancellationToken cancellation)
    {
        List<ReadOnlyMemory<byte>> messages = [];
        await foreach (Document row in store.QueryAsync(Table, partition, new RowRange(MessageRow(Checkpoint), MessagePrefix + "~"), cancellation))
        {
            messages.AddRange(Segment.Read(row));
            if (messages.Count >= enough) break;
        }
        return messages;
    }

    /// <summary>Moves the checkpoint behind messages that are handled, and deletes what lies before it.</summary>
    public async Task MoveAsync(int handled, CancellationToken cancellation)
    {
        long next = Checkpoint + handled;
        await store.PutAsync(Table, new(WriteKind.Upsert, partition, CheckpointRow, NextIs(next)), cancellation);
        Interlocked.Exchange(ref checkpoint, next);
        RaiseTail(next);
        List<DocumentWrite> deletes = [];
        RowRange before = new(MessagePrefix, MessageRow(next), TableRules.MaxBatchRows);
        await foreach (Document row in store.QueryAsync(Table, partition, before, cancellation)) deletes.Add(DocumentWrite.Delete(partition, row.Row));
        await store.BatchAsync(Table, deletes, cancellation);
    }

    private async Task<bool> TryAppendAsync(List<ReadOnlyMemory<byte>> run, CancellationToken cancellation)
    {
        Document? last = await store.GetAsync(Table, partition, TailRow, cancellation);
        long first = Next(last);
        WriteKind kind = last is null ? WriteKind.Insert : WriteKind.Replace;
        try
        {
            await store.BatchAsync(
                Table,
                [new(kind, partition, TailRow, NextIs(first + run.Count), last?.ETag), new(WriteKind.Insert, partition, MessageRow(first), Segment.Write(run))],
                cancellation);
        }
        catch (StorageConflictException)
        {
            return false;
        }
        RaiseTail(first + run.Count);
        return true;
    }

    // Readers and writers learn of it in any order.
    private void RaiseTail(long next)
    {
        for (long known = Interlocked.Read(ref tail); next > known; known = Interlocked.Read(ref tail))
            Interlocked.CompareExchange(ref tail, next, known);
    }

    private static long Next(Document? row) => row is null ? 0 : (long)row.Properties[NextProperty];

    private static Dictionary<string, object> NextIs(long next) => new() { [NextProperty] = next };

    private static string MessageRow(long offset) => MessagePrefix + offset.ToString("D19", CultureInfo.InvariantCulture);
}
