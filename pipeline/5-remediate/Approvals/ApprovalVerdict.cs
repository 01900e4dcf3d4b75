namespace AIOps.Remediate.Approvals;

/// <summary>What becomes of one vote.</summary>
public enum VerdictKind
{
    /// <summary>Taken (HTTP 200).</summary>
    Accepted,

    /// <summary>The voter may not decide: no right, the requester, or the same person again (HTTP 403).</summary>
    NotAllowed,

    /// <summary>Somebody decided already (HTTP 409).</summary>
    AlreadyDecided,

    /// <summary>Too late: silence was a no (HTTP 410).</summary>
    Expired,

    /// <summary>The plan shown to the voter is not the plan that waits (HTTP 412).</summary>
    PlanChanged,
}

/// <summary>A vote as it arrives.</summary>
/// <param name="Actor">Stable id of the person, from an authenticated identity.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="IdentitySource">How the identity was established.</param>
/// <param name="MayApprove">True when the identity holds the right to decide, checked now.</param>
/// <param name="Approve">Yes or no.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlanHash">Hash of the plan that the person saw.</param>
public sealed record VoteRequest(string Actor, string DisplayName, string IdentitySource, bool MayApprove, bool Approve, string Reason, string PlanHash)
{
    /// <summary>
    /// One person decides alone where several are needed, in an emergency: needs <see cref="MayBreakGlass"/> and a reason of at least
    /// <see cref="ApprovalRules.BreakGlassReasonLength"/> characters, and is reviewed afterwards.
    /// </summary>
    public bool BreakGlass { get; init; }

    /// <summary>True when the identity holds the right to decide alone in an emergency, checked now.</summary>
    public bool MayBreakGlass { get; init; }

    /// <summary>Id of the link token that the person came by; null when they came without one.</summary>
    public string? LinkId { get; init; }
}

/// <summary>What becomes of a vote.</summary>
/// <param name="Kind">Taken, or why not.</param>
/// <param name="Approval">The approval to store when taken (write it with the ETag that was read: two clicks at once meet there); otherwise as it was.</param>
/// <param name="Detail">One sentence for the voter.</param>
public sealed record ApprovalVerdict(VerdictKind Kind, Approval Approval, string Detail)
{
    /// <summary>True when nobody can decide on the request any more: the policy or the target changed since the plan was made.</summary>
    public bool VoidsRequest { get; init; }

    /// <summary>The HTTP status that says it.</summary>
    public int StatusCode => Kind switch
    {
        VerdictKind.Accepted => 200,
        VerdictKind.NotAllowed => 403,
        VerdictKind.AlreadyDecided => 409,
        VerdictKind.Expired => 410,
        _ => 412,
    };
}
