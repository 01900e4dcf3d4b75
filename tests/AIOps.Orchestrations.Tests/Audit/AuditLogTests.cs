using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Storage;

namespace AIOps.Orchestrations.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly AuditLog _audit;

    public AuditLogTests() => _audit = new AuditLog(_temporary.Store);

    [Fact]
    public async Task Rows_are_chained_and_the_chain_is_whole()
    {
        for (var index = 0; index < 5; index++)
        {
            await _audit.AppendAsync(Entry($"key-{index}"));
        }

        var rows = await ReadAsync();
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(row => row.Sequence));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
        Assert.Equal(new AuditCheck(5, null), await _audit.VerifyAsync());
    }

    [Fact]
    public async Task The_same_key_twice_is_one_row()
    {
        await _audit.AppendAsync(Entry("same"));
        await _audit.AppendAsync(Entry("same"));
        Assert.Single(await ReadAsync());
        Assert.Single(await _audit.OfIncidentAsync("inc-1"));
    }

    [Fact]
    public async Task Writers_side_by_side_lose_and_double_nothing()
    {
        var keys = Enumerable.Range(0, 40).Select(index => $"key-{index % 30}").ToList();
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (key, cancellation) => await _audit.AppendAsync(Entry(key), cancellation));
        Assert.Equal(30, (await ReadAsync()).Count);
        Assert.Null((await _audit.VerifyAsync()).Problem);
    }

    [Fact]
    public async Task Rows_that_are_written_while_the_chain_is_read_are_no_damage()
    {
        var writing = Task.Run(async () =>
        {
            for (var index = 0; index < 300; index++) await _audit.AppendAsync(Entry($"key-{index}"));
        });
        while (!writing.IsCompleted) Assert.Null((await _audit.VerifyAsync()).Problem);
        await writing;
    }

    [Fact]
    public async Task A_row_behind_the_head_of_the_chain_is_named()
    {
        await _audit.AppendAsync(Entry("first"));
        var head = (await _temporary.Store.GetAsync("audit", "chain", "head"))!.Properties;
        await _audit.AppendAsync(Entry("second"));
        await _temporary.Store.PutAsync("audit", new DocumentWrite(WriteKind.Upsert, "chain", "head", head.ToDictionary()));
        Assert.StartsWith("row 2 stands behind", (await _audit.VerifyAsync()).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task One_altered_byte_is_found_and_the_row_is_named(int sequence)
    {
        for (var index = 0; index < 5; index++)
        {
            await _audit.AppendAsync(Entry($"key-{index}"));
        }

        var row = $"r:{sequence:D19}";
        var document = (await _temporary.Store.GetAsync("audit", "chain", row))!;
        var json = ((string)document.Properties["data0"]).Replace("somebody", "samebody", StringComparison.Ordinal);
        await _temporary.Store.PutAsync("audit", new DocumentWrite(WriteKind.Upsert, "chain", row, new Dictionary<string, object> { ["data0"] = json }));

        var check = await _audit.VerifyAsync();
        Assert.Contains($"row {sequence} was altered", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_taken_out_is_found_also_at_the_end()
    {
        for (var index = 0; index < 3; index++)
        {
            await _audit.AppendAsync(Entry($"key-{index}"));
        }

        await _temporary.Store.DeleteAsync("audit", "chain", $"r:{3:D19}");
        Assert.Contains("row 3 is missing", (await _audit.VerifyAsync()).Problem, StringComparison.Ordinal);
        await _temporary.Store.DeleteAsync("audit", "chain", $"r:{1:D19}");
        Assert.Contains("row 1 is missing", (await _audit.VerifyAsync()).Problem, StringComparison.Ordinal);
    }

    public void Dispose() => _temporary.Dispose();

    private static AuditEntry Entry(string key) => new(key, Samples.Noon, "inc-1", "approval.approved", "somebody", "Approved.") { EvidenceIds = ["E1"] };

    private async Task<List<AuditRow>> ReadAsync()
    {
        List<AuditRow> rows = [];
        await foreach (var row in _audit.ReadAllAsync())
        {
            rows.Add(row);
        }

        return rows;
    }
}
