using System.Text.Json.Nodes;
using AIOps.Correlate;
using AIOps.Local.Cli;
using AIOps.Orchestrations.Incidents;
using AIOps.Storage.Sqlite;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AIOps.Local.Tests.Cli;

/// <summary>An engineer's own assistant over stdio: the package's client starts the command line as a process.</summary>
[Trait("Category", "Mcp")]
public sealed class McpVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-mcp-").FullName;

    [Fact]
    public async Task The_verb_answers_from_a_data_folder_and_writes_nothing_into_it()
    {
        await FillAsync();
        var before = Rows();
        await using (var assistant = await McpClient.CreateAsync(Transport()))
        {
            Assert.Equal("aiops", assistant.ServerInfo!.Name);
            Assert.Contains("read-only", assistant.ServerInstructions, StringComparison.Ordinal);
            Assert.All(await assistant.ListToolsAsync(), tool => Assert.True(tool.ProtocolTool.Annotations?.ReadOnlyHint));
            var listed = await assistant.CallToolAsync("list_incidents", new Dictionary<string, object?>());
            Assert.Equal("inc-1", JsonNode.Parse(Text(listed))!["incidents"]![0]!["id"]!.GetValue<string>());
            var answer = await assistant.CallToolAsync("ask", new Dictionary<string, object?> { ["question"] = "status?" });
            Assert.Contains("inc-1", Text(answer), StringComparison.Ordinal);
        }

        Assert.Equal(before, Rows());
    }

    [Fact]
    public async Task A_folder_without_data_ends_with_1() => Assert.Equal(ExitCodes.Failure, await CommandLine.Create().Parse(["mcp", "--data", Path.Combine(_folder, "nowhere")]).InvokeAsync());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private StdioClientTransport Transport() => new(new StdioClientTransportOptions
    {
        Command = "dotnet",
        Arguments = [Path.Combine(AppContext.BaseDirectory, "AIOps.Local.dll"), "mcp", "--data", _folder],
        ShutdownTimeout = TimeSpan.FromSeconds(20),
    });

    private async Task FillAsync()
    {
        using var store = Open();
        var now = DateTimeOffset.UtcNow;
        await new IncidentRepository(store).CreateAsync(new IncidentRecord
        {
            Incident = new Incident
            {
                Id = "inc-1", Scope = "s", Title = "CPU of vm-1 is 96 %", Status = IncidentStatus.Open, Severity = 1, StartedAt = now, OpenedAt = now, UpdatedAt = now, Alerts = [],
            },
        });
    }

    private string Rows()
    {
        using var store = Open();
        var record = new IncidentRepository(store).GetAsync("inc-1").GetAwaiter().GetResult()!;
        return record.ETag + new IncidentRepository(store).TimelineAsync("inc-1").GetAwaiter().GetResult().Count;
    }

    private SqliteDocumentStore Open() => new(new SqliteStoreOptions { Path = Path.Combine(_folder, "aiops.db") });

    private static string Text(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
