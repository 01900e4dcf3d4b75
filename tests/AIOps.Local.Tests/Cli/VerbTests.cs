using AIOps.Ingest;
using AIOps.Local.Cli;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Storage;
using AIOps.Storage.Sqlite;

namespace AIOps.Local.Tests.Cli;

/// <summary>The verbs as a shell calls them: what they print and what they end with.</summary>
public sealed class VerbTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-cli-").FullName;

    [Theory]
    [InlineData("deadletters", "list")]
    [InlineData("audit", "verify")]
    public async Task A_folder_without_data_ends_with_1_and_nothing_is_created(string verb, string action)
    {
        var nowhere = Path.Combine(_folder, "nowhere");
        Assert.Equal(ExitCodes.Failure, await RunAsync(verb, action, "--data", nowhere));
        Assert.False(Directory.Exists(nowhere));
    }

    [Theory]
    [InlineData("run", "--port", "70000")]
    [InlineData("run", "--speed", "0")]
    [InlineData("run", "--nonsense")]
    [InlineData("nonsense")]
    public void Wrong_use_is_an_error_of_the_parser(params string[] args) => Assert.NotEmpty(CommandLine.Create().Parse(args).Errors);

    [Fact]
    public async Task Dead_letters_are_replayed_once_and_what_is_rejected_again_is_kept()
    {
        var store = Open();
        var letters = new DeadLetterRepository(store);
        var poison = await letters.AddAsync(RejectKind.Malformed, "not JSON", 0, "poison"u8.ToArray(), "test", Noon);
        store.Dispose();

        Assert.Equal(ExitCodes.Success, await RunAsync("deadletters", "list", "--data", _folder));
        Assert.Equal(ExitCodes.Success, await RunAsync("deadletters", "show", poison.Id, "--data", _folder));
        Assert.Equal(ExitCodes.Failure, await RunAsync("deadletters", "show", "none", "--data", _folder));
        Assert.Equal(ExitCodes.Success, await RunAsync("deadletters", "replay", poison.Id, "--data", _folder));

        using var after = Open();
        Assert.NotNull((await new DeadLetterRepository(after).GetAsync(poison.Id))!.ReplayedAt);
    }

    [Fact]
    public async Task Audit_verify_ends_with_0_on_a_whole_chain_and_with_1_on_a_broken_one()
    {
        var store = Open();
        await new AuditLog(store).AppendAsync(new AuditEntry("k", Noon, "inc-1", "plan.made", "aiops", "A plan."));
        store.Dispose();
        Assert.Equal(ExitCodes.Success, await RunAsync("audit", "verify", "--data", _folder));

        using (var open = Open())
        {
            var row = $"r:{1:D19}";
            var document = (await open.GetAsync("audit", "chain", row))!;
            var altered = ((string)document.Properties["data0"]).Replace("A plan.", "B plan.", StringComparison.Ordinal);
            await open.PutAsync("audit", new DocumentWrite(WriteKind.Upsert, "chain", row, new Dictionary<string, object> { ["data0"] = altered }));
        }

        Assert.Equal(ExitCodes.Failure, await RunAsync("audit", "verify", "--data", _folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<int> RunAsync(params string[] args) => CommandLine.Create().Parse(args).InvokeAsync();

    private SqliteDocumentStore Open() => new(new SqliteStoreOptions { Path = Path.Combine(_folder, DataFolder.FileName) });
}
