using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Approvals;

/// <summary>Names and payloads of the approval workflow.</summary>
public static class ApprovalNames
{
    /// <summary>The workflow: one instance per approval.</summary>
    public static readonly WorkflowRef<ApprovalInput, ApprovalOutcome> Workflow = new("Approval");

    /// <summary>Reads where the approval stands; at the end of its time it expires it first.</summary>
    public static readonly ActivityRef<ReadApprovalRequest, ApprovalOutcome> Read = new("ReadApproval");

    /// <summary>Reminds people that a decision is waited for.</summary>
    public static readonly ActivityRef<RemindRequest, Nothing> Remind = new("RemindApprovers");

    /// <summary>Withdraws a request that nobody needs to decide any more.</summary>
    public static readonly ActivityRef<WithdrawRequest, Nothing> Withdraw = new("WithdrawApproval");

    /// <summary>A wake-up: a decision was written to storage. It carries none itself.</summary>
    public static readonly EventRef<ApprovalWakeUp> Decided = new("ApprovalDecided");

    /// <summary>Instance id of an approval's workflow.</summary>
    public static string InstanceId(string approvalId) => $"approval-{approvalId}";
}

/// <summary>Input of the approval workflow.</summary>
/// <param name="ApprovalId">The approval.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="ExpiresAt">When silence becomes a no.</param>
/// <param name="Poll">How often storage is read although no wake-up came.</param>
public sealed record ApprovalInput(string ApprovalId, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt, TimeSpan Poll)
{
    /// <summary>Reminders and the escalation in order of time; null in instances that were started before there was more than one reminder.</summary>
    public IReadOnlyList<ApprovalNudge>? Nudges { get; init; }
}

/// <summary>A time at which people are told again.</summary>
/// <param name="At">When.</param>
/// <param name="Escalate">True = the request goes to the second group, whose members may decide from then on.</param>
public sealed record ApprovalNudge(DateTimeOffset At, bool Escalate);

/// <summary>A wake-up.</summary>
/// <param name="ApprovalId">The approval.</param>
public sealed record ApprovalWakeUp(string ApprovalId);

/// <summary>Asks where an approval stands.</summary>
/// <param name="ApprovalId">The approval.</param>
/// <param name="Now">The workflow's time: at or after the expiry a pending approval becomes expired.</param>
public sealed record ReadApprovalRequest(string ApprovalId, DateTimeOffset Now);

/// <summary>Asks to remind people.</summary>
public sealed record RemindRequest(string ApprovalId, DateTimeOffset Now)
{
    /// <summary>True = escalate.</summary>
    public bool Escalate { get; init; }
}

/// <summary>Withdraws an approval.</summary>
public sealed record WithdrawRequest(string ApprovalId, string Reason, DateTimeOffset Now);

/// <summary>Answer to an approval.</summary>
public enum ApprovalAnswer
{
    /// <summary>Not decided yet.</summary>
    Pending,

    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No.</summary>
    Rejected,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>Withdrawn.</summary>
    Void,
}

/// <summary>Where an approval stands.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Actor">Who decided last; null when nobody did.</param>
/// <param name="Text">One line for people.</param>
public sealed record ApprovalOutcome(ApprovalAnswer Answer, string? Actor, string Text);
