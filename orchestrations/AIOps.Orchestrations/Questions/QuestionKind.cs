namespace AIOps.Orchestrations.Questions;

/// <summary>What can be asked.</summary>
public enum QuestionKind
{
    /// <summary>Not understood: the answer says what can be asked.</summary>
    Help,

    /// <summary>Something is to be done, which questions never do.</summary>
    Command,

    /// <summary>What is going on.</summary>
    Status,

    /// <summary>What changed before and during it.</summary>
    Changes,

    /// <summary>What the logs say.</summary>
    Errors,

    /// <summary>Whether it happened before.</summary>
    Similar,

    /// <summary>Why this cause.</summary>
    Why,

    /// <summary>What waits for people.</summary>
    Waiting,

    /// <summary>Who decided.</summary>
    Decisions,

    /// <summary>What is affected.</summary>
    BlastRadius,

    /// <summary>Whether it gets better.</summary>
    Trend,
}
