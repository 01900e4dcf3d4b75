using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Local.Replay;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>The header after a step.</summary>
internal static class StepResult
{
    private const int MostWaits = 20;

    public static InstanceHeader Apply(InstanceHeader header, Turn turn, Dictionary<int, Decision> pending, RunResult result)
    {
        InstanceHeader next = header with
        {
            State = WorkflowState.Running,
            Status = result.Status ?? header.Status,
            UpdatedAt = turn.At,
            Turns = header.Turns + 1,
            Error = null,
            WaitsFor = Waits(turn, pending, result),
        };
        return result.End switch
        {
            RunEnd.Completed => next with { State = WorkflowState.Completed, Output = result.Output, WaitsFor = [] },
            RunEnd.Failed => next with
            {
                State = WorkflowState.Failed,
                ErrorType = result.ErrorType,
                Error = $"{result.ErrorType}: {result.Output}",
                WaitsFor = [],
            },
            RunEnd.ContinuesAsNew => next with { Generation = header.Generation + 1, Turns = 0, WaitsFor = [] },
            _ => next,
        };
    }

    private static List<string> Waits(Turn turn, Dictionary<int, Decision> pending, RunResult result)
    {
        Dictionary<int, Decision> open = new(pending);
        PendingWork.Apply(open, turn);
        List<string> waits = [.. result.AwaitedEvents, .. open.Values.OrderBy(static d => d.Id).Select(static d => d.ToString())];
        return waits.Count <= MostWaits ? waits : [.. waits.Take(MostWaits), $"and {waits.Count - MostWaits} more"];
    }
}
