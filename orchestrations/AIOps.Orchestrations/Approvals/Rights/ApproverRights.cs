namespace AIOps.Orchestrations.Approvals.Rights;

/// <summary>What a person may do with approvals.</summary>
/// <param name="MayApprove">May decide.</param>
/// <param name="MayBreakGlass">May decide alone in an emergency.</param>
public sealed record ApproverRights(bool MayApprove, bool MayBreakGlass = false)
{
    /// <summary>Nothing.</summary>
    public static ApproverRights None { get; } = new(false);

    /// <summary>True when the person may decide only on requests that were escalated.</summary>
    public bool EscalationOnly { get; init; }

    internal ApproverRights With(ApproverRights? other) => other is null ? this : new ApproverRights(MayApprove || other.MayApprove, MayBreakGlass || other.MayBreakGlass)
    {
        EscalationOnly = (EscalationOnly || !MayApprove) && (other.EscalationOnly || !other.MayApprove),
    };
}

/// <summary>A person who decides, as a channel proved it.</summary>
/// <param name="Id">Stable id: Entra object id, or <c>local:name</c>. Channels map their own users to it and refuse whom they cannot map.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Source">How the identity was established (<c>entra</c>, <c>local-session</c>, <c>slack</c>, <c>teams</c>, <c>servicenow</c> ...).</param>
public sealed record Approver(string Id, string DisplayName, string Source)
{
    /// <summary>Rights that the request itself proved (the roles of a signed token); null when the channel proves who somebody is, not what they may: then the directory decides.</summary>
    public ApproverRights? Proved { get; init; }
}
