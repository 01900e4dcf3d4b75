namespace AIOps.Integrations.Webhooks;

/// <summary>Webhooks by name: those that the action <c>webhook.call</c> may call, and those that are told what happens (<c>AIOps:Webhooks</c>).</summary>
public sealed class WebhookOptions
{
    /// <summary>The hooks. <value>Default none.</value></summary>
    public IDictionary<string, Webhook> Hooks { get; init; } = new Dictionary<string, Webhook>(StringComparer.Ordinal);

    /// <summary>Who is told of incidents and approvals. <value>Default nobody.</value></summary>
    public IDictionary<string, NotifiedWebhook> Notify { get; init; } = new Dictionary<string, NotifiedWebhook>(StringComparer.Ordinal);

    /// <summary>Longest time for one call. <value>Default 30 seconds; 1 second to 5 minutes.</value></summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause between two looks when the receiver names none. <value>Default 15 seconds; 1 second to 10 minutes.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5)) yield return $"AIOps:Webhooks:Timeout is '{Timeout}'; allowed is 00:00:01 to 00:05:00.";
        if (PollInterval < TimeSpan.FromSeconds(1) || PollInterval > TimeSpan.FromMinutes(10)) yield return $"AIOps:Webhooks:PollInterval is '{PollInterval}'; allowed is 00:00:01 to 00:10:00.";
        foreach (var error in Hooks.SelectMany(pair => pair.Value.Validate($"AIOps:Webhooks:Hooks:{pair.Key}"))) yield return error;
        foreach (var error in Notify.SelectMany(pair => pair.Value.Validate($"AIOps:Webhooks:Notify:{pair.Key}"))) yield return error;
        foreach (var (name, hook) in Notify)
        {
            if (name.Length > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) yield return $"AIOps:Webhooks:Notify has the name '{name}'; allowed is 1 to 40 letters, digits or dashes.";
            foreach (var kind in hook.Kinds.Where(kind => !NotifiedWebhook.AllKinds.Contains(kind))) yield return $"AIOps:Webhooks:Notify:{name}:Kinds has '{kind}'; allowed is {string.Join(", ", NotifiedWebhook.AllKinds)}.";
        }
    }
}

/// <summary>One hook.</summary>
public class Webhook
{
    /// <summary>Shortest secret, in characters: 128 bits as hex digits.</summary>
    internal const int LeastSecret = 32;

    /// <summary>Address. <value>Required; https, or http on the loopback address.</value></summary>
    public Uri? Url { get; set; }

    /// <summary>Key of the signature. <value>Required; by reference (Key Vault, environment), never in a file; at least 32 characters.</value></summary>
    public string Secret { get; set; } = "";

    internal IEnumerable<string> Validate(string path)
    {
        if (Url is not { IsAbsoluteUri: true } url || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            yield return $"{path}:Url is '{Url}'; allowed is an absolute https address (http on the loopback address only).";
        if (Secret.Length < LeastSecret) yield return $"{path}:Secret has {Secret.Length} characters; allowed is {LeastSecret} or more.";
    }
}

/// <summary>A receiver of notifications.</summary>
public sealed class NotifiedWebhook : Webhook
{
    internal static readonly string[] AllKinds = ["incident", "approval", "decision", "escalation", "action", "acknowledged", "page", "resolved"];

    /// <summary>Kinds of notifications that it is sent. <value>Default all: incident, approval, decision, escalation, action, acknowledged, page, resolved.</value></summary>
    public IList<string> Kinds { get; init; } = [];
}
