namespace AIOps.Integrations.Teams;

/// <summary>Microsoft Teams (<c>AIOps:Teams</c>). Without the section there is no Teams; each half works without the other.</summary>
public sealed class TeamsOptions
{
    private const int LeastKeyBytes = 32;

    /// <summary>
    /// Address of the workflow "Post to a channel when a webhook request is received": whoever knows it can post, so it is a secret.
    /// <value>Default none: nothing is posted; by reference (Key Vault, environment), never in a file; https, or http on the loopback address.</value>
    /// </summary>
    public Uri? WorkflowUrl { get; set; }

    /// <summary>Workflows of further groups, by the name of the group (<c>AIOps:Approvals:EscalateTo</c>). <value>Default none: escalations go to <see cref="WorkflowUrl"/>; by reference.</value></summary>
    public IDictionary<string, Uri> WorkflowUrls { get; init; } = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Security token of the outgoing webhook that questions come by, as Teams showed it. <value>Default none: questions are refused; by reference; base64 of at least 32 bytes.</value></summary>
    public string OutgoingWebhookToken { get; set; } = "";

    /// <summary>Id of the Entra tenant; people of others are refused. <value>Required with <see cref="OutgoingWebhookToken"/>; a GUID.</value></summary>
    public string TenantId { get; set; } = "";

    /// <summary>Errors of the values: each names the option and what is allowed; secrets are told by their length.</summary>
    public IEnumerable<string> Validate()
    {
        if (WorkflowUrl is null && OutgoingWebhookToken.Length == 0)
            yield return "AIOps:Teams has neither WorkflowUrl nor OutgoingWebhookToken; at least one is needed, or leave the section out.";
        if (WorkflowUrl is not null && !IsSafe(WorkflowUrl)) yield return "AIOps:Teams:WorkflowUrl is no absolute https address (http on the loopback address only).";
        foreach (var (group, _) in WorkflowUrls.Where(pair => !IsSafe(pair.Value))) yield return $"AIOps:Teams:WorkflowUrls:{group} is no absolute https address (http on the loopback address only).";
        if (OutgoingWebhookToken.Length > 0 && KeyOf(OutgoingWebhookToken) is not { Length: >= LeastKeyBytes })
            yield return $"AIOps:Teams:OutgoingWebhookToken has {OutgoingWebhookToken.Length} characters; allowed is the base64 text that Teams showed, of at least {LeastKeyBytes} bytes.";
        if (OutgoingWebhookToken.Length > 0 && !Guid.TryParse(TenantId, out _)) yield return $"AIOps:Teams:TenantId is '{TenantId}'; allowed is the id of the Entra tenant, a GUID.";
    }

    internal Uri? WorkflowOf(string? group) => group is not null && WorkflowUrls.TryGetValue(group, out var url) ? url : WorkflowUrl;

    internal static byte[]? KeyOf(string token)
    {
        var key = new byte[token.Length];
        return Convert.TryFromBase64String(token, key, out var length) ? key[..length] : null;
    }

    private static bool IsSafe(Uri? url) => url is { IsAbsoluteUri: true } && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
