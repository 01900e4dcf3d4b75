namespace AIOps.Storage.Sqlite.Tests;

/// <summary>Writes that come at once share a transaction; each keeps its own fate.</summary>
public sealed class WriteQueueTests : IDisposable
{
    private readonly TemporaryStore temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Of_many_writes_at_once_each_refused_one_leaves_nothing_and_takes_no_other_with_it()
    {
        await temporary.Store.PutAsync("rows", Row("taken"));

        bool[] written = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => TryAsync(i))));

        List<string> rows = [];
        await foreach (Document row in temporary.Store.QueryAsync("rows", "p", RowRange.All)) rows.Add(row.Row);
        string[] expected = ["taken", .. Enumerable.Range(0, 400).Where(static i => i % 5 != 0).Select(static i => $"r{i:D3}")];
        Assert.Equal(expected.Order(StringComparer.Ordinal), rows);
        Assert.Equal(Enumerable.Range(0, 400).Select(static i => i % 5 != 0), written);
    }

    [Fact]
    public async Task A_cancelled_write_is_not_done_and_says_so()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => temporary.Store.PutAsync("rows", Row("a"), cancelled.Token));

        Assert.Null(await temporary.Store.GetAsync("rows", "p", "a"));
    }

    [Fact]
    public async Task Closing_in_the_middle_of_many_writes_ends_every_one_of_them()
    {
        using SqliteDocumentStore store = temporary.Open();
        Task<bool>[] writes = [.. Enumerable.Range(0, 300).Select(i => Task.Run(async () =>
        {
            try
            {
                await store.PutAsync("rows", Row($"c{i:D3}"));
                return true;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }))];
        store.Dispose();

        bool[] written = await Task.WhenAll(writes).WaitAsync(TimeSpan.FromSeconds(60));

        int rows = 0;
        await foreach (Document _ in temporary.Store.QueryAsync("rows", "p", RowRange.Prefix("c"))) rows++;
        Assert.Equal(written.Count(static done => done), rows);
    }

    // Every fifth batch ends with a row that is there already: its first row must not stay.
    private async Task<bool> TryAsync(int i)
    {
        try
        {
            await temporary.Store.BatchAsync("rows", i % 5 == 0 ? [Row($"r{i:D3}"), Row("taken")] : [Row($"r{i:D3}")]);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    private static DocumentWrite Row(string row) => new(WriteKind.Insert, "p", row, new Dictionary<string, object> { ["n"] = 1L });
}
