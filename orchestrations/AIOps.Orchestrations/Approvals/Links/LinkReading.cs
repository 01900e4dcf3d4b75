namespace AIOps.Orchestrations.Approvals.Links;

/// <summary>What a token turned out to be.</summary>
public enum LinkState
{
    /// <summary>Issued by this installation, and its time has not come.</summary>
    Valid,

    /// <summary>Issued by this installation, but its time is over.</summary>
    Expired,

    /// <summary>Not issued by this installation, altered, or of a retired key.</summary>
    Forged,
}

/// <summary>A token, read.</summary>
/// <param name="State">What it is.</param>
/// <param name="Claims">What it says; null when forged.</param>
public sealed record LinkReading(LinkState State, ApprovalLinkClaims? Claims)
{
    internal static LinkReading Forged { get; } = new(LinkState.Forged, null);

    /// <summary>True when the token lets its holder see this approval.</summary>
    public bool Shows(string approvalId) => State == LinkState.Valid && string.Equals(Claims!.ApprovalId, approvalId, StringComparison.Ordinal);
}

/// <summary>What a token says.</summary>
/// <param name="ApprovalId">The approval.</param>
/// <param name="PlanHash">Hash of the plan that waits for a decision.</param>
/// <param name="ExpiresAt">From here on it is no longer valid; whole seconds.</param>
/// <param name="Id">Id of this very token, 32 hex digits: kept with the vote.</param>
/// <param name="KeyId">The key that it was made with.</param>
public sealed record ApprovalLinkClaims(string ApprovalId, string PlanHash, DateTimeOffset ExpiresAt, string Id, string KeyId);
