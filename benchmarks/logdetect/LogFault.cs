namespace AIOps.Benchmarks.LogDetect;

/// <summary>What goes wrong in a generated log stream.</summary>
internal enum LogFaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An error never written before.</summary>
    NewError,

    /// <summary>An error that was last written days ago.</summary>
    RareError,

    /// <summary>A known warning or error, many times as often.</summary>
    Burst,

    /// <summary>Many known warnings, each a little more often.</summary>
    Level,

    /// <summary>Fewer lines, of which many more are errors.</summary>
    ErrorShare,

    /// <summary>A deployment after which a warning is new, seldom.</summary>
    DeploymentNew,

    /// <summary>A deployment after which a line is no longer written.</summary>
    DeploymentGone,

    /// <summary>A line is no longer written.</summary>
    Stopped,

    /// <summary>Operations do their steps in another order.</summary>
    Order,

    /// <summary>Operations repeat a step many times and do not end.</summary>
    Counts,
}

/// <summary>A fault with its time.</summary>
/// <param name="Kind">What.</param>
/// <param name="From">First minute.</param>
/// <param name="Until">Minute after the last one.</param>
internal sealed record LogFault(LogFaultKind Kind, int From, int Until);

/// <summary>A line of a generated stream.</summary>
/// <param name="Minute">Minutes from the start.</param>
/// <param name="Text">Its text.</param>
/// <param name="Level">Its level.</param>
/// <param name="Operation">Correlation id; empty for none.</param>
internal readonly record struct GeneratedLine(double Minute, string Text, AIOps.Ingest.LogLevel Level, string Operation);
