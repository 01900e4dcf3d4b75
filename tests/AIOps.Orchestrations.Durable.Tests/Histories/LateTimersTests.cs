using System.Text.Json;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Durable.Context;
using AIOps.Orchestrations.Workflows.Port;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Worker.Grpc;
using P = Microsoft.DurableTask.Protobuf;

namespace AIOps.Orchestrations.Durable.Tests.Histories;

/// <summary>
/// A workflow that waits for a word until a deadline, handed over as a Functions host with Azure Storage does after an outage: the timer before the event, because
/// its message is the older one. Run by Durable Task's own runner.
/// </summary>
public sealed class LateTimersTests
{
    private static readonly WorkflowRef<int, string> Waiting = new("waiting");
    private static readonly EventRef<string> Word = new("word");
    private static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Due = Start.AddMinutes(10);
    private static readonly DateTime Back = Start.AddHours(1);

    [Fact]
    public void An_event_that_waited_out_an_outage_wins_against_the_deadline_that_passed_in_it() =>
        Assert.Equal("in time", ResultOf(Run("r", [], [Turn(Back), Fired(0, Due), Raised(Back)])));

    [Fact]
    public void With_no_event_the_deadline_holds_one_turn_later()
    {
        P.HistoryEvent[] late = [Turn(Back), Fired(0, Due)];
        P.CreateTimerAction fence = Assert.Single(Run("r", [], late), static action => action.CreateTimer is not null).CreateTimer;
        Assert.Equal(Back, fence.FireAt.ToDateTime());
        Assert.Equal("deadline", ResultOf(Run("r", [.. late, Created(1, Back)], [Turn(Back.AddSeconds(1)), Fired(1, Back)])));
    }

    [Fact]
    public void A_timer_that_fires_as_soon_as_it_is_read_needs_no_other_turn() =>
        Assert.Equal("deadline", ResultOf(Run("r", [], [Turn(Due.AddSeconds(5)), Fired(0, Due)])));

    [Fact]
    public void A_run_that_began_before_the_rule_replays_as_it_was_written() =>
        Assert.Equal("deadline", ResultOf(Run(null, [], [Turn(Back), Fired(0, Due), Raised(Back)])));

    private static P.OrchestratorAction[] Run(string? run, P.HistoryEvent[] past, P.HistoryEvent[] incoming)
    {
        WorkflowRegistry registry = new();
        registry.Workflow(Waiting, static async (context, _) =>
        {
            Task<string> word = context.WaitForEventAsync(Word);
            Task deadline = context.SleepUntilAsync(Due);
            return await Task.WhenAny(word, deadline) == word ? await word : "deadline";
        });
        P.OrchestratorRequest request = new() { InstanceId = "a" };
        string input = JsonSerializer.Serialize(new RunInput(JsonSerializer.SerializeToElement(0), Run: run));
        request.PastEvents.Add(Turn(Start));
        request.PastEvents.Add(new P.HistoryEvent
        {
            EventId = -1,
            Timestamp = Timestamp.FromDateTime(Start),
            ExecutionStarted = new P.ExecutionStartedEvent
            {
                Name = Waiting.Name, Version = "1.0", Input = input, OrchestrationInstance = new P.OrchestrationInstance { InstanceId = "a", ExecutionId = "e" },
            },
        });
        request.PastEvents.Add(Created(0, Due));
        request.PastEvents.Add(past);
        request.NewEvents.Add(incoming);
        WorkflowDispatcher dispatcher = new(registry);
        string response = GrpcOrchestrationRunner.LoadAndRun<RunInput, JsonElement>(
            Convert.ToBase64String(request.ToByteArray()), (context, read) => dispatcher.RunAsync(context, read!));
        return [.. P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(response)).Actions];
    }

    private static string? ResultOf(P.OrchestratorAction[] actions) =>
        JsonSerializer.Deserialize<string>(Assert.Single(actions, static action => action.CompleteOrchestration is not null).CompleteOrchestration.Result);

    private static P.HistoryEvent Turn(DateTime at) => new() { EventId = -1, Timestamp = Timestamp.FromDateTime(at), OrchestratorStarted = new P.OrchestratorStartedEvent() };

    private static P.HistoryEvent Created(int id, DateTime due) =>
        new() { EventId = id, Timestamp = Timestamp.FromDateTime(Start), TimerCreated = new P.TimerCreatedEvent { FireAt = Timestamp.FromDateTime(due) } };

    private static P.HistoryEvent Fired(int id, DateTime due) => new()
    {
        EventId = -1, Timestamp = Timestamp.FromDateTime(due), TimerFired = new P.TimerFiredEvent { TimerId = id, FireAt = Timestamp.FromDateTime(due) },
    };

    private static P.HistoryEvent Raised(DateTime at) => new()
    {
        EventId = -1,
        Timestamp = Timestamp.FromDateTime(at),
        EventRaised = new P.EventRaisedEvent
        {
            Name = EventMessage.Carrier, Input = JsonSerializer.Serialize(new EventMessage(Word.Name, JsonSerializer.SerializeToElement("in time"))),
        },
    };
}
