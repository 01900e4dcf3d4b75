using System.Text.Json;
using AIOps.Orchestrations.Durable.Context;
using AIOps.Orchestrations.Workflows.Port;
using Google.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using P = Microsoft.DurableTask.Protobuf;

namespace AIOps.Orchestrations.Durable.Tests.Histories;

/// <summary>
/// What a Functions host handed to the worker for instances of the product's workflows (the request of one step: the whole history and what is new), run over
/// today's code by Durable Task's own runner. A change of a workflow, or of the adapter between port and Durable Task, that would fail what is in flight fails here.
/// </summary>
public sealed class DurableHistoriesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");

    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(static file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_history_saved_from_a_Functions_host_still_replays(string file) => Assert.Null(FailureOf(Read(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void It_does_not_replay_where_the_code_asks_for_another_step(string file)
    {
        P.OrchestratorRequest request = Read(file);
        P.HistoryEvent[] steps = [.. request.PastEvents.Where(static one => one.TaskScheduled is not null)];
        if (steps.Length == 0) return;
        steps[0].TaskScheduled.Name = "AnotherStep";
        Assert.Contains("NonDeterministic", FailureOf(request), StringComparison.Ordinal);
    }

    public static TheoryData<string> Workflows => [.. Registry().Workflows.Select(static workflow => workflow.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_workflow_has_one_in_its_newest_version(string workflow) => Assert.Contains(
        $"{workflow} {Registry().FindNewest(workflow)!.Version}",
        Names.Select(static file => Read(file)).Select(static request => request.PastEvents.Concat(request.NewEvents).First(static one => one.ExecutionStarted is not null).ExecutionStarted)
            .Select(static started => $"{started.Name} {started.Version}"));

    /// <summary>A history in which nothing is tried again would not notice that tries are counted, or waited for, another way.</summary>
    [Theory]
    [InlineData("notify-1.0-host.json")]
    [InlineData("chat-1.0-host.json")]
    [InlineData("approvalsource-1.0-host.json")]
    public void Those_of_telling_and_asking_hold_a_step_that_was_tried_again_after_a_wait(string file)
    {
        P.OrchestratorRequest request = Read(file);
        Assert.Contains(request.PastEvents.Where(static one => one.TaskScheduled is not null).GroupBy(static one => one.TaskScheduled.Name), static step => step.Count() > 1);
        Assert.Contains(request.PastEvents, static one => one.TimerFired is not null);
    }

    /// <summary>Runs with a key make their ids, and end their sleeps after an outage, another way than those that began before there was one.</summary>
    [Theory]
    [InlineData("correlation-1.0")]
    [InlineData("incident-1.2")]
    [InlineData("approval-1.0")]
    [InlineData("remediation-1.0")]
    public void The_chain_to_an_action_has_them_from_runs_with_a_key_and_without(string workflow)
    {
        Assert.Null(InputOf(Read($"{workflow}-host.json")).Run);
        Assert.NotNull(InputOf(Read($"{workflow}-keyed-host.json")).Run);
    }

    private static RunInput InputOf(P.OrchestratorRequest request) => JsonSerializer.Deserialize<RunInput>(
        request.PastEvents.Concat(request.NewEvents).First(static one => one.ExecutionStarted is not null).ExecutionStarted.Input)!;

    /// <summary>Why the instance would fail; null when it goes on or ends well.</summary>
    private static string? FailureOf(P.OrchestratorRequest request)
    {
        WorkflowDispatcher dispatcher = new(Registry());
        string response = GrpcOrchestrationRunner.LoadAndRun<RunInput, JsonElement>(
            Convert.ToBase64String(request.ToByteArray()), (context, input) => dispatcher.RunAsync(context, input!));
        return P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(response)).Actions.Select(static action => action.CompleteOrchestration)
            .FirstOrDefault(static end => end?.OrchestrationStatus == P.OrchestrationStatus.Failed)?.FailureDetails.ToString();
    }

    private static P.OrchestratorRequest Read(string file) => JsonParser.Default.Parse<P.OrchestratorRequest>(File.ReadAllText(Path.Combine(Folder, file)));

    private static WorkflowRegistry Registry()
    {
        WorkflowRegistry registry = new();
        WorkflowCatalogue.Register(registry);
        return registry;
    }
}
