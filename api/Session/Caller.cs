namespace AIOps.Api.Session;

/// <summary>Who calls, as far as it was proved.</summary>
/// <param name="Name">Stable id (Entra object id; <c>local:name</c> for a local session).</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Source"><c>entra</c> or <c>local-session</c>.</param>
/// <param name="SessionId">What the CSRF token is bound to.</param>
/// <param name="CanApprove">May decide on plans and act on incidents.</param>
public sealed record Caller(string Name, string DisplayName, string Source, string SessionId, bool CanApprove)
{
    /// <summary>May decide alone in an emergency.</summary>
    public bool CanBreakGlass { get; init; }
}
