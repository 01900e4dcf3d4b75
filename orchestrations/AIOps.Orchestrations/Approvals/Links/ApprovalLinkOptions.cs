namespace AIOps.Orchestrations.Approvals.Links;

/// <summary>Keys of the tokens in links to approvals (<c>AIOps:Approvals:Links</c>).</summary>
public sealed class ApprovalLinkOptions
{
    private const int ShortestKey = 32, LongestId = 32;

    /// <summary>Id of the key that signs. <value>Default empty; required with <see cref="Keys"/>, and one of them.</value></summary>
    public string CurrentKey { get; set; } = "";

    /// <summary>
    /// Keys by id, by reference only (Key Vault, environment); all verify, so the one before stays listed until its last link has expired. A key that is taken out is
    /// retired: its links are refused. <value>Default none: the host makes its own in storage. At least 32 characters each; ids are 1 to 32 letters, digits or dashes.</value>
    /// </summary>
    public IDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Age at which a key that the host made itself stops signing; it verifies until the next one is replaced. <value>Default 30 days; 7 to 365 days (the longest approval waits 7).</value></summary>
    public TimeSpan RotateAfter { get; set; } = TimeSpan.FromDays(30);

    internal IEnumerable<string> Validate()
    {
        if (Keys.Count > 0 && !Keys.ContainsKey(CurrentKey))
            yield return $"AIOps:Approvals:Links:CurrentKey is '{CurrentKey}'; allowed is one of {string.Join(", ", Keys.Keys)}.";
        // The value is a secret: the error tells its length, never itself.
        foreach (var (id, key) in Keys.Where(pair => pair.Value is null || pair.Value.Length < ShortestKey))
            yield return $"AIOps:Approvals:Links:Keys:{id} has {key?.Length ?? 0} characters; allowed is at least {ShortestKey}.";
        foreach (var id in Keys.Keys.Where(id => id.Length is 0 or > LongestId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            yield return $"AIOps:Approvals:Links:Keys has the id '{id}'; allowed is 1 to {LongestId} letters, digits or dashes.";
        if (RotateAfter < TimeSpan.FromDays(7) || RotateAfter > TimeSpan.FromDays(365))
            yield return $"AIOps:Approvals:Links:RotateAfter is {RotateAfter}; allowed is 7.00:00:00 to 365.00:00:00.";
    }
}
