namespace AIOps.Orchestrations.Local.Histories;

/// <summary>
/// One step of an instance: what had happened, and what the workflow decided upon it. The turns are the whole history: running the code over the outcomes
/// in order gives the decisions again.
/// </summary>
/// <param name="At">The clock of the workflow during this step.</param>
/// <param name="Outcomes">What happened, in the order in which the workflow saw it.</param>
/// <param name="Decisions">What the workflow asked for, in order.</param>
internal sealed record Turn(DateTimeOffset At, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Decision> Decisions);

/// <summary>What can happen to an instance.</summary>
internal enum OutcomeKind
{
    Started,
    EventReceived,
    ActivityCompleted,
    ActivityFailed,
    ChildCompleted,
    ChildFailed,
    TimerFired,
}

/// <summary>Something that happened.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When; outcomes that wait together are seen in this order.</param>
/// <param name="Id">The decision that it answers; 0 for start and events.</param>
/// <param name="Name">Name of an event.</param>
/// <param name="Payload">Input, event, result in JSON, or the message of a failure.</param>
/// <param name="ErrorType">Type of a failure.</param>
internal sealed record Outcome(OutcomeKind Kind, DateTimeOffset At, int Id = 0, string? Name = null, string? Payload = null, string? ErrorType = null);

/// <summary>What a workflow can ask for.</summary>
internal enum DecisionKind
{
    CallActivity,
    CallChild,
    StartTimer,
    CancelTimer,
}

/// <summary>Something that the workflow asked for.</summary>
/// <param name="Kind">What.</param>
/// <param name="Id">Number of the decision within its run; for a cancel, the number of the timer.</param>
/// <param name="Name">Name of the activity or child workflow.</param>
/// <param name="Input">Its input in JSON.</param>
/// <param name="Call">Number of the first try: the same for all tries of a call.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Due">When a timer fires.</param>
/// <param name="ChildId">Instance id of a child.</param>
internal sealed record Decision(
    DecisionKind Kind, int Id, string? Name = null, string? Input = null, int Call = 0, int Attempt = 0, DateTimeOffset? Due = null, string? ChildId = null)
{
    /// <summary>
    /// True when replayed code asks for the same as is recorded. Inputs are not compared: a corrected text in an input is no reason to stop an instance,
    /// and what was sent is what is recorded.
    /// </summary>
    public bool Matches(Decision recorded) =>
        Kind == recorded.Kind && Id == recorded.Id && Name == recorded.Name && Due == recorded.Due && ChildId == recorded.ChildId
            && Attempt == recorded.Attempt;

    /// <summary>In words, for the workflow page and for errors.</summary>
    public override string ToString() => Kind switch
    {
        DecisionKind.CallActivity => $"activity {Name}{(Attempt > 1 ? $" (try {Attempt})" : "")}",
        DecisionKind.CallChild => $"workflow {Name} {ChildId}",
        DecisionKind.StartTimer => $"timer {Due:yyyy-MM-ddTHH:mm:ss.FFFFFFFZ}",
        _ => $"cancel of timer #{Id}",
    };
}
