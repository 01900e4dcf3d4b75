using AIOps.Storage;

namespace AIOps.Contracts.Storage;

/// <summary>The limits of Azure Tables: every adapter refuses what Azure would refuse, and says which rule was broken.</summary>
[Trait("Category", "Contract")]
public abstract class DocumentLimitsContract
{
    private const string Table = "limits";

    protected abstract IDocumentStore Store { get; }

    [Theory]
    [InlineData("a/b", "U+002F")]
    [InlineData("a\\b", "U+005C")]
    [InlineData("a#b", "U+0023")]
    [InlineData("a?b", "U+003F")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\u007fb", "U+007F")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("", "1 to 512")]
    public async Task A_key_with_a_forbidden_character_is_refused_by_name(string key, string rule)
    {
        ArgumentException asRow = await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Write("p", key, 1L)));
        ArgumentException asPartition = await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Write(key, "r", 1L)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GetAsync(Table, "p", key));

        Assert.Contains("Row key", asRow.Message, StringComparison.Ordinal);
        Assert.Contains(rule, asRow.Message, StringComparison.Ordinal);
        Assert.Contains("Partition key", asPartition.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_has_at_most_512_characters()
    {
        await Store.PutAsync(Table, Write("p", new string('k', 512), 1L));
        Assert.NotNull(await Store.GetAsync(Table, "p", new string('k', 512)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Write("p", new string('k', 513), 1L)));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("with-dash")]
    public async Task A_table_name_is_a_letter_and_letters_or_digits(string table) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(table, Write("p", "r", 1L)));

    [Fact]
    public async Task A_text_has_at_most_32768_characters_and_a_binary_64_KiB()
    {
        await Store.PutAsync(Table, Write("p", "text", new string('ä', 32_768)));
        await Store.PutAsync(Table, Write("p", "binary", new byte[65_536]));
        Assert.Equal(new string('ä', 32_768), (await Store.GetAsync(Table, "p", "text"))!.Properties["v"]);

        ArgumentException text = await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Write("p", "r", new string('x', 32_769))));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Write("p", "r", new byte[65_537])));
        Assert.Contains("'v'", text.Message, StringComparison.Ordinal);
    }

    public static TheoryData<object> ForbiddenValues => new(1, 1.5f, 1.5m, Guid.Empty, DateTime.UnixEpoch, new List<string>());

    [Theory]
    [MemberData(nameof(ForbiddenValues))]
    public async Task Other_types_are_refused(object value)
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Write("p", "r", value)));
        Assert.Contains(value.GetType().Name, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("")]
    public async Task Reserved_and_odd_property_names_are_refused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.PutAsync(Table, new(WriteKind.Upsert, "p", "r", new Dictionary<string, object> { [name] = 1L })));

    [Fact]
    public async Task A_row_has_at_most_252_properties_and_1_MiB()
    {
        await Store.PutAsync(Table, Many("fits", 252, 1L));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Many("r", 253, 1L)));
        await Store.PutAsync(Table, Many("big", 15, new string('x', 32_768)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Many("r", 16, new string('x', 32_768))));
    }

    [Fact]
    public async Task A_batch_has_at_most_100_rows_of_one_partition_each_once_and_4_MiB()
    {
        await Store.BatchAsync(Table, [.. Enumerable.Range(0, 100).Select(i => Write("batch", $"r{i}", 1L))]);
        await RefusedAsync([.. Enumerable.Range(0, 101).Select(i => Write("batch", $"s{i}", 1L))]);
        await RefusedAsync([Write("batch", "a", 1L), Write("other", "b", 1L)]);
        await RefusedAsync([Write("batch", "a", 1L), DocumentWrite.Delete("batch", "a")]);
        await RefusedAsync([.. Enumerable.Range(0, 5).Select(i => Many($"m{i}", 15, new byte[65_536]))]);
        await Store.BatchAsync(Table, []);
        Assert.Null(await Store.GetAsync(Table, "batch", "a"));
    }

    [Fact]
    public async Task A_replace_without_an_ETag_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Table, Write("p", "r", 1L) with { Kind = WriteKind.Replace }));

    private Task<ArgumentException> RefusedAsync(DocumentWrite[] writes) => Assert.ThrowsAsync<ArgumentException>(() => Store.BatchAsync(Table, writes));

    private static DocumentWrite Write(string partition, string row, object value) =>
        new(WriteKind.Upsert, partition, row, new Dictionary<string, object> { ["v"] = value });

    private static DocumentWrite Many(string row, int count, object value) =>
        new(WriteKind.Upsert, "p", row, Enumerable.Range(0, count).ToDictionary(i => $"v{i}", _ => value));
}
