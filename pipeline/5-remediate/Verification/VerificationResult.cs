namespace AIOps.Remediate.Verification;

/// <summary>Where a verification stands.</summary>
public enum VerificationState
{
    /// <summary>Not yet proved, and there is time left.</summary>
    Waiting,

    /// <summary>Proved: enough good samples in a row.</summary>
    Passed,

    /// <summary>Not proved in time.</summary>
    Failed,
}

/// <summary>How a verification stands.</summary>
/// <param name="State">Waiting, passed or failed.</param>
/// <param name="Text">One sentence with the numbers.</param>
/// <param name="GoodInARow">Good samples in a row at the end of the data.</param>
/// <param name="At">Event time of the sample that proved it; null unless passed.</param>
public sealed record VerificationResult(VerificationState State, string Text, int GoodInARow, DateTimeOffset? At);
