namespace AIOps.Orchestrations.Workflows.Port;

/// <summary>An activity or child workflow failed for good. Carries the text of the failure, not the exception object: that does not cross engines.</summary>
public sealed class StepFailedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StepFailedException() { }

    /// <summary>Creates the exception with the failure's message.</summary>
    public StepFailedException(string message) : base(message) { }

    /// <summary>Creates the exception with the failure's message and an inner exception.</summary>
    public StepFailedException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception of a named step.</summary>
    /// <param name="step">Name of the activity or workflow.</param>
    /// <param name="errorType">Full name of the exception type that the step threw.</param>
    /// <param name="message">Its message.</param>
    public StepFailedException(string step, string errorType, string message) : base($"{step}: {message}")
    {
        Step = step;
        ErrorType = errorType;
    }

    /// <summary>Name of the activity or workflow that failed.</summary>
    public string Step { get; } = "";

    /// <summary>Full name of the exception type that the step threw.</summary>
    public string ErrorType { get; } = "";
}
