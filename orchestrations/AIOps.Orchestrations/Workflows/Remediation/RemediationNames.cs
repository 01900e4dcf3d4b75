using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>Names and payloads of the remediation workflow.</summary>
public static class RemediationNames
{
    /// <summary>The workflow: one instance per plan.</summary>
    public static readonly WorkflowRef<RemediationInput, RemediationResult> Workflow = new("Remediation");

    /// <summary>Checks everything once more, writes the intent, starts the action.</summary>
    public static readonly ActivityRef<BeginRequest, StepResult> Begin = new("BeginAction");

    /// <summary>Asks how the action stands.</summary>
    public static readonly ActivityRef<PollRequest, StepResult> Poll = new("PollAction");

    /// <summary>Looks whether the signal came back.</summary>
    public static readonly ActivityRef<VerifyRequest, VerifyResult> Verify = new("VerifyAction");

    /// <summary>Instance id of a plan's workflow.</summary>
    public static string InstanceId(string planId) => $"remediate-{planId}";
}

/// <summary>Input of the remediation workflow.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="PlanId">The plan; approved, or allowed to run alone.</param>
public sealed record RemediationInput(string IncidentId, string PlanId);

/// <summary>How the plan ended.</summary>
/// <param name="Helped">The signal is back to normal.</param>
/// <param name="Text">One line for people.</param>
public sealed record RemediationResult(bool Helped, string Text)
{
    /// <summary>What a person has to do with it, when it did not help.</summary>
    public AfterRemediation After { get; init; }
}

/// <summary>What a plan that did not help leaves behind.</summary>
public enum AfterRemediation
{
    /// <summary>Nothing: it never ran, or it was undone. Something else may be tried.</summary>
    Nothing,

    /// <summary>It ran and cannot be undone: a person is paged, and something else may be tried.</summary>
    TellAPerson,

    /// <summary>It may still be running, or undoing it failed: nothing else is tried before a person has looked.</summary>
    APersonFirst,
}

/// <summary>Which of the plan's two actions.</summary>
public enum ActionRole
{
    /// <summary>The action itself.</summary>
    Action,

    /// <summary>Its undoing.</summary>
    Rollback,
}

/// <summary>Starts an action.</summary>
public sealed record BeginRequest(string IncidentId, string PlanId, ActionRole Role, DateTimeOffset Now) : IOfIncident;

/// <summary>Asks for an action.</summary>
public sealed record PollRequest(string IncidentId, string PlanId, ActionRole Role, DateTimeOffset Now) : IOfIncident;

/// <summary>Where a step of an action stands.</summary>
public enum StepState
{
    /// <summary>Not finished; ask again.</summary>
    Running,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Failed for good.</summary>
    Failed,

    /// <summary>Refused before anything was done: a check did not hold.</summary>
    Refused,

    /// <summary>The other side is busy; nothing was started.</summary>
    Busy,
}

/// <summary>What a step returns.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="AskAgainAfter">How long to wait before asking again.</param>
/// <param name="Text">One line for people.</param>
public sealed record StepResult(StepState State, TimeSpan AskAgainAfter, string Text);

/// <summary>Asks whether it helped.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="DoneAt">When the action was done.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record VerifyRequest(string IncidentId, string PlanId, DateTimeOffset DoneAt, DateTimeOffset Now) : IOfIncident;

/// <summary>What verification says.</summary>
/// <param name="Passed">True, false, or null while it cannot be said yet.</param>
/// <param name="AskAgainAfter">How long to wait before asking again.</param>
/// <param name="HasRollback">The plan can be undone.</param>
/// <param name="Text">One line for people.</param>
public sealed record VerifyResult(bool? Passed, TimeSpan AskAgainAfter, bool HasRollback, string Text);
