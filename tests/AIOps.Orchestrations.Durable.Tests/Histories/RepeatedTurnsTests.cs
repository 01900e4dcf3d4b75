using System.Text.Json;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Context;
using AIOps.Orchestrations.Workflows.Port;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Worker.Grpc;
using P = Microsoft.DurableTask.Protobuf;

namespace AIOps.Orchestrations.Durable.Tests.Histories;

/// <summary>
/// A host sends what a turn asks for before it saves the turn. When it dies in between, another takes the turn again, later: both then run what was asked for, and only
/// the ids tell that it is the same. Run by Durable Task's own runner.
/// </summary>
public sealed class RepeatedTurnsTests
{
    private static readonly WorkflowRef<int, string> Main = new("main");
    private static readonly WorkflowRef<string, string> Child = new("child");
    private static readonly ActivityRef<string, string> Step = new("step");
    private static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_turn_that_is_taken_again_asks_for_the_same_calls_and_children() => Assert.Equal(Asked("run", Start), Asked("run", Start.AddMinutes(5)));

    [Fact]
    public void Another_run_of_the_instance_asks_for_others() => Assert.Empty(Asked("run", Start).Intersect(Asked("next", Start)));

    [Fact]
    public void No_two_of_one_run_are_the_same() => Assert.Distinct(Asked("run", Start));

    [Fact]
    public void Each_run_that_is_begun_anew_has_a_key_of_its_own()
    {
        RunInput[] begun = [.. Turn("run", Start).Select(static action => action.CreateSubOrchestration?.Input).OfType<string>().Select(static json => JsonSerializer.Deserialize<RunInput>(json)!)];
        Assert.Equal(2, begun.Select(static input => input.Run).OfType<string>().Distinct().Count());
    }

    /// <summary>Call ids, ids of children, and an id that the workflow itself asked for.</summary>
    private static string[] Asked(string run, DateTime at) => [.. Turn(run, at).SelectMany(static action => action switch
    {
        { ScheduleTask: { } task } => Of(JsonSerializer.Deserialize<ActivityCall[]>(task.Input)![0]),
        { CreateSubOrchestration: { } child } => [child.InstanceId],
        _ => [],
    })];

    private static string[] Of(ActivityCall call) => [call.CallId, call.Input.GetString()!];

    private static P.OrchestratorAction[] Turn(string run, DateTime at)
    {
        WorkflowRegistry registry = new();
        registry
            .Workflow(Child, static (_, x) => Task.FromResult(x))
            .Activity(Step, static x => x)
            .Workflow(Main, static async (context, _) => string.Concat(await Task.WhenAll(
                context.CallAsync(Step, context.NewGuid().ToString()), context.CallAsync(Step, context.NewGuid().ToString()),
                context.CallChildAsync(Child, ""), context.CallChildAsync(Child, ""))));
        P.OrchestratorRequest request = new() { InstanceId = "a" };
        request.NewEvents.Add(new P.HistoryEvent { EventId = -1, Timestamp = Timestamp.FromDateTime(at), OrchestratorStarted = new P.OrchestratorStartedEvent() });
        request.NewEvents.Add(new P.HistoryEvent
        {
            EventId = -1,
            Timestamp = Timestamp.FromDateTime(Start),
            ExecutionStarted = new P.ExecutionStartedEvent
            {
                Name = Main.Name,
                Version = "1.0",
                Input = JsonSerializer.Serialize(new RunInput(JsonSerializer.SerializeToElement(0), Run: run)),
                OrchestrationInstance = new P.OrchestrationInstance { InstanceId = "a", ExecutionId = "e" },
            },
        });
        WorkflowDispatcher dispatcher = new(registry);
        string response = GrpcOrchestrationRunner.LoadAndRun<RunInput, JsonElement>(
            Convert.ToBase64String(request.ToByteArray()), (context, read) => dispatcher.RunAsync(context, read!));
        return [.. P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(response)).Actions];
    }
}
