namespace AIOps.Storage.AzureTables.Tests;

/// <summary>What only this adapter has: tables that are not there yet, deletes of missing rows in a batch, ETags of batches, its options.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTablesTests(Azurite azurite)
{
    private readonly IDocumentStore store = Stores.New(azurite);

    [Fact]
    public async Task A_table_that_is_not_there_reads_as_empty_and_is_made_by_the_first_write()
    {
        Assert.Null(await store.GetAsync("fresh", "p", "r"));
        Assert.Empty(await RowsAsync("fresh"));
        await store.PutAsync("fresh", Row(WriteKind.Insert, "r", 1));
        Assert.Equal(["r"], await RowsAsync("fresh"));
    }

    [Fact]
    public async Task Many_first_writes_at_once_make_the_table_once_and_all_arrive()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.PutAsync("rush", Row(WriteKind.Insert, $"r{i:D2}", i))));
        Assert.Equal(20, (await RowsAsync("rush")).Count);
    }

    [Fact]
    public async Task A_batch_may_delete_rows_that_are_not_there()
    {
        await store.PutAsync("batch", Row(WriteKind.Insert, "old", 1));
        IReadOnlyList<string> etags = await store.BatchAsync(
            "batch", [DocumentWrite.Delete("p", "none1"), Row(WriteKind.Insert, "new", 2), DocumentWrite.Delete("p", "old"), DocumentWrite.Delete("p", "none2")]);
        Assert.Equal(["new"], await RowsAsync("batch"));
        Assert.Equal(["", "", ""], [etags[0], etags[2], etags[3]]);
    }

    [Fact]
    public async Task The_ETags_of_a_batch_are_those_of_its_rows_in_order()
    {
        IReadOnlyList<string> etags = await store.BatchAsync("etags", [Row(WriteKind.Insert, "b", 1), Row(WriteKind.Upsert, "a", 2)]);
        Assert.Equal((await store.GetAsync("etags", "p", "b"))!.ETag, etags[0]);
        await store.PutAsync("etags", Row(WriteKind.Replace, "a", 3) with { IfMatch = etags[1] });
    }

    [Fact]
    public async Task Quotes_in_keys_are_data()
    {
        await store.PutAsync("quotes", Row(WriteKind.Insert, "it's", 1));
        await store.PutAsync("quotes", Row(WriteKind.Insert, "' or RowKey ne '", 2));
        List<string> found = [];
        await foreach (Document row in store.QueryAsync("quotes", "p", RowRange.Prefix("it'"))) found.Add(row.Row);
        Assert.Equal(["it's"], found);
        Assert.NotNull(await store.GetAsync("quotes", "p", "' or RowKey ne '"));
    }

    [Theory]
    [InlineData(null, null, "aiops", "TableServiceUri")]
    [InlineData("https://a.table.core.windows.net", "UseDevelopmentStorage=true", "aiops", "TableServiceUri")]
    [InlineData("http://a.table.core.windows.net", null, "aiops", "https")]
    [InlineData("https://a.table.core.windows.net", null, "1x", "Prefix")]
    public void A_wrong_option_is_named_with_what_is_allowed(string? uri, string? connection, string prefix, string named)
    {
        AzureTablesOptions options = new() { TableServiceUri = uri is null ? null : new Uri(uri), ConnectionString = connection, Prefix = prefix };
        Assert.Contains(options.Validate(), error => error.Contains(named, StringComparison.Ordinal) && error.Contains("allowed is", StringComparison.Ordinal));
    }

    private async Task<List<string>> RowsAsync(string table)
    {
        List<string> rows = [];
        await foreach (Document row in store.QueryAsync(table, "p", RowRange.All)) rows.Add(row.Row);
        return rows;
    }

    private static DocumentWrite Row(WriteKind kind, string row, long number) => new(kind, "p", row, new Dictionary<string, object> { ["n"] = number });
}
