namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>What an attempt leaves to do.</summary>
internal enum NextStep
{
    /// <summary>The incident is over.</summary>
    Close,

    /// <summary>The problem in hand is cured, but another one goes on.</summary>
    NextProblem,

    /// <summary>It did not help: try something else, if an attempt is left.</summary>
    TryAgain,

    /// <summary>A person takes over.</summary>
    HandOver,
}

/// <summary>How one attempt ended.</summary>
/// <param name="Next">What it leaves to do.</param>
/// <param name="Text">One line for people.</param>
/// <param name="Actor">Who caused it.</param>
internal sealed record AttemptOutcome(NextStep Next, string Text, string Actor)
{
    public const string System = "aiops";

    /// <summary>True when it is news to whoever has the incident already: they are paged again, also when another attempt follows.</summary>
    public bool Page { get; private init; }

    public static AttemptOutcome Close(string text, string? actor = null) => new(NextStep.Close, text, actor ?? System);

    public static AttemptOutcome NextProblem(string text) => new(NextStep.NextProblem, text, System);

    public static AttemptOutcome TryAgain(string text, bool page) => new(NextStep.TryAgain, text, System) { Page = page };

    public static AttemptOutcome HandOver(string text, string? actor = null) => new(NextStep.HandOver, text, actor ?? System) { Page = true };

    /// <summary>Nothing was done and nothing is asked.</summary>
    public static AttemptOutcome NothingToDo(string text) => new(NextStep.HandOver, text, System);
}
