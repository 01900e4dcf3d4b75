using System.Text.Json.Nodes;
using AIOps.Correlate;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Local.Replay;
using AIOps.Orchestrations.Tests.Workflows;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Tests.Histories;

/// <summary>
/// Histories of the product's workflows, saved from the versions that wrote them, are run over today's code: a change that would park what is in flight fails here.
/// After a new version: <c>AIOPS_SAVE_HISTORIES=folder dotnet test tests/AIOps.Orchestrations.Tests --filter ProductHistories</c>, and add the files; never change old ones.
/// </summary>
public sealed class ProductHistoriesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");

    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(static file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_saved_history_still_replays(string file) => HistoryReplay.Verify(Read(file), Registry());

    [Fact]
    public void Every_workflow_has_histories_in_its_newest_version_and_incidents_in_the_one_before_too()
    {
        var saved = Names.Select(name => JsonNode.Parse(Read(name))!).Select(json => $"{json["workflow"]} {json["version"]}").ToHashSet();
        Assert.All(Registry().Workflows, workflow => Assert.Contains($"{workflow.Name} {workflow.Version}", saved));
        Assert.All(new[] { "1.1", "1.2" }, version => Assert.Contains($"Incident {version}", saved));
    }

    [Fact]
    public void A_history_of_one_version_does_not_replay_as_another()
    {
        var file = Names.First(static name => name.StartsWith("incident-1.1", StringComparison.Ordinal));
        Assert.Throws<NotReplayableException>(() => HistoryReplay.Verify(Read(file).Replace("\"version\": \"1.1\"", "\"version\": \"1.2\"", StringComparison.Ordinal), Registry()));
    }

    [Fact]
    public async Task Histories_of_today_replay_in_flight_and_ended()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync();
        await using var running = harness;
        await CheckAsync(harness.Get<EmbeddedWorkflowEngine>(), "awaiting");
        harness.Queue = 80;
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Verifying);
        harness.Cpu = 30;
        var second = await harness.UntilAsync(IncidentStatus.AwaitingApproval);
        await harness.DecideAsync(second, approve: false);
        await harness.UntilAsync(IncidentStatus.Escalated);
        harness.Queue = 1;
        await harness.UntilAsync(IncidentStatus.Resolved);
        await CheckAsync(harness.Get<EmbeddedWorkflowEngine>(), "two-problems");
    }

    /// <summary>Replays what an engine holds, and saves it where that is asked for.</summary>
    internal static async Task CheckAsync(EmbeddedWorkflowEngine engine, string story)
    {
        foreach (var instance in await engine.ListAsync(take: 1000))
        {
            var json = (await engine.ExportHistoryAsync(instance.Id))!;
            HistoryReplay.Verify(json, Registry());
            if (Environment.GetEnvironmentVariable("AIOPS_SAVE_HISTORIES") is { Length: > 0 } folder)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{instance.Workflow.ToLowerInvariant()}-{instance.Version}-{story}.json"), json + "\n");
            }
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static WorkflowRegistry Registry()
    {
        WorkflowRegistry registry = new();
        WorkflowCatalogue.Register(registry);
        return registry;
    }
}
