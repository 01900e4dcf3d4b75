namespace AIOps.Orchestrations.Local.Histories;

/// <summary>What an instance has asked for and not yet got: told from its history alone, without running its code.</summary>
internal static class PendingWork
{
    public static Dictionary<int, Decision> Of(IEnumerable<Turn> turns)
    {
        Dictionary<int, Decision> pending = [];
        foreach (Turn turn in turns) Apply(pending, turn);
        return pending;
    }

    public static void Apply(Dictionary<int, Decision> pending, Turn turn)
    {
        foreach (Outcome outcome in turn.Outcomes) pending.Remove(outcome.Id);
        foreach (Decision decision in turn.Decisions)
        {
            if (decision.Kind == DecisionKind.CancelTimer) pending.Remove(decision.Id);
            else pending[decision.Id] = decision;
        }
    }

    /// <summary>True when an outcome answers something that is still open: second answers, and answers to a cancelled timer, are dropped.</summary>
    public static bool Expects(IReadOnlyDictionary<int, Decision> pending, Outcome outcome) =>
        outcome.Kind is OutcomeKind.Started or OutcomeKind.EventReceived || pending.ContainsKey(outcome.Id);
}
