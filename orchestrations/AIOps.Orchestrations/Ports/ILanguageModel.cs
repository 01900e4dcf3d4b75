using AIOps.Diagnose.Summarizing;

namespace AIOps.Orchestrations.Ports;

/// <summary>Asks a language model for a structured summary. It holds no tool, and its failures are answers, not exceptions: the pipeline goes on without it.</summary>
public interface ILanguageModel
{
    /// <summary>Name of the model or deployment, shown as the source of a summary.</summary>
    string Name { get; }

    /// <summary>Asks once. Never throws but for cancellation by the caller.</summary>
    /// <param name="prompt">Instructions and facts.</param>
    /// <param name="maximumOutputTokens">Upper limit of the answer's length.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<ModelReply> AskAsync(SummaryPrompt prompt, int maximumOutputTokens, CancellationToken cancellation);
}

/// <summary>How a call ended.</summary>
public enum ModelOutcome
{
    /// <summary>An answer of the agreed shape came back.</summary>
    Answered,

    /// <summary>The content filter refused the prompt or the answer: never to be repeated with the same prompt.</summary>
    Filtered,

    /// <summary>Too many requests.</summary>
    Throttled,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Not reachable, or an error of the other side.</summary>
    Unavailable,

    /// <summary>An answer came back that is not of the agreed shape, was cut off, or was refused by the model.</summary>
    Invalid,
}

/// <summary>What came of a call.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answer">The answer; null unless <see cref="ModelOutcome.Answered"/>.</param>
/// <param name="Tokens">Tokens that were billed, prompt and answer together; 0 when unknown.</param>
/// <param name="Detail">One line for the log; holds no telemetry.</param>
public sealed record ModelReply(ModelOutcome Outcome, ModelAnswer? Answer, int Tokens, string Detail);
