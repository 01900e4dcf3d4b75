namespace AIOps.Storage.Sqlite.Tests;

public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryStore temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_when_the_file_is_copied_as_a_killed_process_leaves_it()
    {
        for (int i = 0; i < 50; i++) await temporary.Store.PutAsync("kill", Row(i));
        // The store is still open: nothing was closed, checkpointed or flushed by us.
        string copy = temporary.FilePath + ".copy";
        File.Copy(temporary.FilePath, copy);
        File.Copy(temporary.FilePath + "-wal", copy + "-wal");

        using SqliteDocumentStore after = new(new SqliteStoreOptions { Path = copy });

        int rows = 0;
        await foreach (Document _ in after.QueryAsync("kill", "p", RowRange.All)) rows++;
        Assert.Equal(50, rows);
    }

    [Fact]
    public async Task Two_stores_on_one_file_share_it_without_losing_a_write()
    {
        using SqliteDocumentStore other = temporary.Open();
        SqliteDocumentStore[] stores = [temporary.Store, other];
        await temporary.Store.PutAsync("count", Counter(WriteKind.Insert, 0));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (int done = 0; done < 25;)
            {
                Document row = (await stores[worker % 2].GetAsync("count", "p", "counter"))!;
                try
                {
                    await stores[worker % 2].PutAsync("count", Counter(WriteKind.Replace, (long)row.Properties["n"] + 1) with { IfMatch = row.ETag });
                    done++;
                }
                catch (StorageConflictException)
                {
                    // Somebody was faster: read again.
                }
            }
        })));

        Assert.Equal(200L, (await other.GetAsync("count", "p", "counter"))!.Properties["n"]);
    }

    [Fact]
    public void A_wrong_option_is_named()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new SqliteDocumentStore(new SqliteStoreOptions { BusyTimeout = TimeSpan.Zero }));
        Assert.Contains("SqliteStoreOptions.BusyTimeout is 00:00:00", wrong.Message, StringComparison.Ordinal);
    }

    private static DocumentWrite Row(int i) => new(WriteKind.Insert, "p", $"r{i:D3}", new Dictionary<string, object> { ["n"] = (long)i });

    private static DocumentWrite Counter(WriteKind kind, long n) => new(kind, "p", "counter", new Dictionary<string, object> { ["n"] = n });
}
