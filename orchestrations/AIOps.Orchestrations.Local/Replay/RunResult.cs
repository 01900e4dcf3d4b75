using AIOps.Orchestrations.Local.Histories;

namespace AIOps.Orchestrations.Local.Replay;

/// <summary>How a run stands after a turn.</summary>
internal enum RunEnd
{
    GoesOn,
    Completed,
    Failed,
    ContinuesAsNew,
}

/// <summary>What a turn brought.</summary>
/// <param name="Decisions">What the workflow asked for.</param>
/// <param name="Status">What it says of itself; null when it said nothing.</param>
/// <param name="UnreadEvents">Events that it has not read.</param>
/// <param name="AwaitedEvents">Events that it waits for, in words.</param>
/// <param name="End">Whether and how it ended.</param>
/// <param name="Output">Result or next input in JSON, or the message of its error.</param>
/// <param name="ErrorType">Type of its error.</param>
internal sealed record RunResult(
    IReadOnlyList<Decision> Decisions,
    string? Status,
    IReadOnlyList<Outcome> UnreadEvents,
    IReadOnlyList<string> AwaitedEvents,
    RunEnd End = RunEnd.GoesOn,
    string? Output = null,
    string? ErrorType = null);
