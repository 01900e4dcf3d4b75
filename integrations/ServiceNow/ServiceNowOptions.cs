namespace AIOps.Integrations.ServiceNow;

/// <summary>ServiceNow as a place where people approve (<c>AIOps:ServiceNow</c>). Without the section there is no ServiceNow.</summary>
public sealed class ServiceNowOptions
{
    /// <summary>Address of the instance. <value>Required; https, or http on the loopback address.</value></summary>
    public Uri? Instance { get; set; }

    /// <summary>Token that is sent as <c>Authorization: Bearer</c>. <value>Default none; by reference (Key Vault, environment), never in a file; either this or <see cref="User"/> with <see cref="Password"/>.</value></summary>
    public string Token { get; set; } = "";

    /// <summary>User of the integration. <value>Default none.</value></summary>
    public string User { get; set; } = "";

    /// <summary>Its password. <value>Default none; by reference (Key Vault, environment), never in a file.</value></summary>
    public string Password { get; set; } = "";

    /// <summary>Who is who: <c>sys_id</c> of a ServiceNow user to the stable id of the person (Entra object id). The yes of whoever is not in here counts for nothing. <value>Default nobody.</value></summary>
    public IDictionary<string, string> Users { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Further fields of the change request, such as <c>assignment_group</c> or <c>cmdb_ci</c>. <value>Default none.</value></summary>
    public IDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Pause between two looks at the change request. <value>Default 1 minute; 1 second to 1 hour.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Errors of the values: each names the option and what is allowed; secrets are told by their length.</summary>
    public IEnumerable<string> Validate()
    {
        if (Instance is not { IsAbsoluteUri: true } url || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            yield return $"AIOps:ServiceNow:Instance is '{Instance}'; allowed is an absolute https address (http on the loopback address only).";
        if (Token.Length == 0 && (User.Length == 0 || Password.Length == 0)) yield return "AIOps:ServiceNow has neither Token nor User with Password; one of them is needed.";
        foreach (var id in Users.Keys.Where(id => id.Length != 32 || !id.All(char.IsAsciiHexDigit))) yield return $"AIOps:ServiceNow:Users has the key '{id}'; allowed is the sys_id of a user, 32 hex digits.";
        foreach (var (id, _) in Users.Where(pair => string.IsNullOrWhiteSpace(pair.Value))) yield return $"AIOps:ServiceNow:Users:{id} is empty; allowed is the stable id of a person (Entra object id).";
        if (PollInterval < TimeSpan.FromSeconds(1) || PollInterval > TimeSpan.FromHours(1)) yield return $"AIOps:ServiceNow:PollInterval is '{PollInterval}'; allowed is 00:00:01 to 01:00:00.";
    }
}
