using AIOps.Storage;

namespace AIOps.Contracts.Storage;

/// <summary>What every adapter of the storage port does: reading, writing, conditions, batches, order.</summary>
[Trait("Category", "Contract")]
public abstract class DocumentStoreContract
{
    private const string Table = "contract";

    protected abstract IDocumentStore Store { get; }

    [Fact]
    public async Task A_row_comes_back_with_every_property_type()
    {
        Dictionary<string, object> properties = new()
        {
            ["text"] = "grüße 😀",
            ["number"] = long.MinValue,
            ["real"] = 0.1,
            ["yes"] = true,
            ["time"] = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)).AddTicks(1),
            ["bytes"] = new byte[] { 0, 1, 255 },
        };

        string etag = await Store.PutAsync(Table, new(WriteKind.Insert, "types", "row", properties));

        Document? read = await Store.GetAsync(Table, "types", "row");
        Assert.NotNull(read);
        Assert.Equal(etag, read.ETag);
        Assert.Equal(properties.Count, read.Properties.Count);
        foreach ((string name, object value) in properties) Assert.Equal(value, read.Properties[name]);
    }

    [Fact]
    public async Task A_row_that_is_not_there_reads_as_null_and_may_be_deleted()
    {
        Assert.Null(await Store.GetAsync(Table, "none", "row"));
        await Store.DeleteAsync(Table, "none", "row");
        await Assert.ThrowsAsync<StorageConflictException>(() => Store.DeleteAsync(Table, "none", "row", "W/\"0000000000000001\""));
    }

    [Fact]
    public async Task Insert_is_refused_when_the_row_exists_and_leaves_it_alone()
    {
        await Store.PutAsync(Table, Row(WriteKind.Insert, "insert", "r", 1));
        await Assert.ThrowsAsync<StorageConflictException>(() => Store.PutAsync(Table, Row(WriteKind.Insert, "insert", "r", 2)));
        Assert.Equal(1L, (await Store.GetAsync(Table, "insert", "r"))!.Properties["n"]);
    }

    [Fact]
    public async Task Replace_needs_the_ETag_of_the_last_write()
    {
        string first = await Store.PutAsync(Table, Row(WriteKind.Upsert, "replace", "r", 1));
        string second = await Store.PutAsync(Table, Row(WriteKind.Replace, "replace", "r", 2) with { IfMatch = first });

        Assert.NotEqual(first, second);
        await Assert.ThrowsAsync<StorageConflictException>(() => Store.PutAsync(Table, Row(WriteKind.Replace, "replace", "r", 3) with { IfMatch = first }));
        await Assert.ThrowsAsync<StorageConflictException>(() => Store.DeleteAsync(Table, "replace", "r", first));
        Assert.Equal(2L, (await Store.GetAsync(Table, "replace", "r"))!.Properties["n"]);
        await Store.DeleteAsync(Table, "replace", "r", second);
        await Assert.ThrowsAsync<StorageConflictException>(() => Store.PutAsync(Table, Row(WriteKind.Replace, "replace", "r", 4) with { IfMatch = second }));
    }

    [Fact]
    public async Task An_ETag_held_from_before_a_delete_does_not_match_the_row_written_anew()
    {
        string old = await Store.PutAsync(Table, Row(WriteKind.Insert, "anew", "r", 1));
        await Store.DeleteAsync(Table, "anew", "r");
        await Store.PutAsync(Table, Row(WriteKind.Insert, "anew", "r", 1));
        await Assert.ThrowsAsync<StorageConflictException>(() => Store.PutAsync(Table, Row(WriteKind.Replace, "anew", "r", 2) with { IfMatch = old }));
    }

    [Fact]
    public async Task Replacing_drops_the_properties_that_the_new_row_has_not()
    {
        await Store.PutAsync(Table, new(WriteKind.Upsert, "drop", "r", new Dictionary<string, object> { ["a"] = 1L, ["b"] = 2L }));
        await Store.PutAsync(Table, new(WriteKind.Upsert, "drop", "r", new Dictionary<string, object> { ["a"] = 3L }));
        Assert.Equal(["a"], (await Store.GetAsync(Table, "drop", "r"))!.Properties.Keys);
    }

    [Fact]
    public async Task Rows_come_in_ordinal_key_order_with_case_and_beyond_the_basic_plane()
    {
        string[] keys = ["Z", "a", "B", "b", "ä", "1", "10", "2", "\ufb00", "😀", "a😀", "a\ufb00", "~"];
        foreach (string key in keys) await Store.PutAsync(Table, Row(WriteKind.Insert, "order", key, 0));

        List<string> rows = await KeysAsync("order", RowRange.All);

        Assert.Equal(keys.Order(StringComparer.Ordinal), rows);
    }

    [Fact]
    public async Task A_range_has_its_first_key_and_not_its_last_and_stops_at_take()
    {
        foreach (int i in Enumerable.Range(0, 10)) await Store.PutAsync(Table, Row(WriteKind.Insert, "range", "k" + i, i));
        await Store.PutAsync(Table, Row(WriteKind.Insert, "range2", "k5", 0));

        Assert.Equal(["k3", "k4", "k5"], await KeysAsync("range", new RowRange("k3", "k6")));
        Assert.Equal(["k8", "k9"], await KeysAsync("range", new RowRange("k8")));
        Assert.Equal(["k0", "k1"], await KeysAsync("range", new RowRange(Take: 2)));
        Assert.Empty(await KeysAsync("range", new RowRange(Take: 0)));
        Assert.Empty(await KeysAsync("range", new RowRange("k6", "k3")));
    }

    [Fact]
    public async Task Many_rows_of_any_partitions_are_read_in_the_order_of_the_keys()
    {
        foreach (int i in Enumerable.Range(0, 40)) await Store.PutAsync(Table, Row(WriteKind.Insert, "many" + (i % 7), "r" + i, i));

        IReadOnlyList<Document?> found = await Store.GetManyAsync(Table, [.. Enumerable.Range(0, 40).Reverse().Select(i => ("many" + (i % 7), "r" + i)), ("many0", "gone"), ("none", "r1")]);

        Assert.Equal([.. Enumerable.Range(0, 40).Reverse().Select(i => (long?)i), null, null], found.Select(document => (long?)document?.Properties["n"]));
        Assert.Equal((await Store.GetAsync(Table, "many4", "r39"))!.ETag, found[0]!.ETag);
        Assert.Empty(await Store.GetManyAsync(Table, []));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GetManyAsync(Table, [("a/b", "r")]));
    }

    [Fact]
    public async Task A_prefix_finds_its_keys_and_no_others()
    {
        foreach (string key in new[] { "ab", "aba", "ab😀", "ab\ufb00", "ac", "aB", "a" })
            await Store.PutAsync(Table, Row(WriteKind.Insert, "prefix", key, 0));
        Assert.Equal(new[] { "ab", "aba", "ab😀", "ab\ufb00" }.Order(StringComparer.Ordinal), await KeysAsync("prefix", RowRange.Prefix("ab")));
    }

    [Fact]
    public async Task A_long_partition_is_read_whole_while_it_is_written()
    {
        for (int batch = 0; batch < 12; batch++)
            await Store.BatchAsync(Table, [.. Enumerable.Range(0, 100).Select(i => Row(WriteKind.Insert, "long", $"{batch:D2}{i:D2}", i))]);

        int seen = 0;
        await foreach (Document row in Store.QueryAsync(Table, "long", RowRange.All))
        {
            if (seen++ % 100 == 0) await Store.PutAsync(Table, Row(WriteKind.Upsert, "long", row.Row, -1));
        }

        Assert.Equal(1200, seen);
    }

    [Fact]
    public async Task Tables_do_not_see_each_other_and_their_names_have_no_case()
    {
        await Store.PutAsync("tableone", Row(WriteKind.Insert, "p", "r", 1));
        await Store.PutAsync("tabletwo", Row(WriteKind.Insert, "p", "r", 2));
        Assert.Equal(1L, (await Store.GetAsync("tableone", "p", "r"))!.Properties["n"]);
        Assert.Equal(2L, (await Store.GetAsync("TableTwo", "p", "r"))!.Properties["n"]);
    }

    [Fact]
    public async Task A_batch_is_done_whole()
    {
        string etag = await Store.PutAsync(Table, Row(WriteKind.Insert, "batch", "old", 1));
        await Store.PutAsync(Table, Row(WriteKind.Insert, "batch", "away", 1));

        IReadOnlyList<string> etags = await Store.BatchAsync(Table,
        [
            Row(WriteKind.Replace, "batch", "old", 2) with { IfMatch = etag },
            Row(WriteKind.Insert, "batch", "new", 3),
            DocumentWrite.Delete("batch", "away"),
            Row(WriteKind.Upsert, "batch", "more", 4),
        ]);

        Assert.Equal([await ETagAsync("old"), await ETagAsync("new"), "", await ETagAsync("more")], etags);

        Assert.Equal(["more", "new", "old"], await KeysAsync("batch", RowRange.All));
        Assert.Equal(2L, (await Store.GetAsync(Table, "batch", "old"))!.Properties["n"]);
    }

    private async Task<string> ETagAsync(string row) => (await Store.GetAsync(Table, "batch", row))!.ETag;

    [Fact]
    public async Task A_batch_with_one_conflict_writes_nothing()
    {
        await Store.PutAsync(Table, Row(WriteKind.Insert, "atomic", "there", 1));

        await Assert.ThrowsAsync<StorageConflictException>(() => Store.BatchAsync(Table,
        [
            Row(WriteKind.Upsert, "atomic", "a", 1),
            DocumentWrite.Delete("atomic", "there"),
            Row(WriteKind.Insert, "atomic", "z", 1),
            Row(WriteKind.Replace, "atomic", "no", 1) with { IfMatch = "W/\"1\"" },
        ]));

        Assert.Equal(["there"], await KeysAsync("atomic", RowRange.All));
    }

    [Fact]
    public async Task Of_many_writers_with_one_ETag_exactly_one_wins()
    {
        string etag = await Store.PutAsync(Table, Row(WriteKind.Insert, "race", "r", 0));

        bool[] won = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                await Store.PutAsync(Table, Row(WriteKind.Replace, "race", "r", i) with { IfMatch = etag });
                return true;
            }
            catch (StorageConflictException)
            {
                return false;
            }
        })));

        Assert.Single(won, true);
    }

    private async Task<List<string>> KeysAsync(string partition, RowRange range)
    {
        List<string> keys = [];
        await foreach (Document row in Store.QueryAsync(Table, partition, range)) keys.Add(row.Row);
        return keys;
    }

    private static DocumentWrite Row(WriteKind kind, string partition, string row, long number) =>
        new(kind, partition, row, new Dictionary<string, object> { ["n"] = number });
}
