namespace AIOps.Integrations.Webhooks;

/// <summary>Webhooks that the action <c>webhook.call</c> may call, by name (<c>AIOps:Webhooks</c>).</summary>
public sealed class WebhookOptions
{
    /// <summary>The hooks. <value>Default none.</value></summary>
    public IDictionary<string, Webhook> Hooks { get; init; } = new Dictionary<string, Webhook>(StringComparer.Ordinal);

    /// <summary>Longest time for one call. <value>Default 30 seconds; 1 second to 5 minutes.</value></summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause between two looks when the receiver names none. <value>Default 15 seconds; 1 second to 10 minutes.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5)) yield return $"AIOps:Webhooks:Timeout is '{Timeout}'; allowed is 00:00:01 to 00:05:00.";
        if (PollInterval < TimeSpan.FromSeconds(1) || PollInterval > TimeSpan.FromMinutes(10)) yield return $"AIOps:Webhooks:PollInterval is '{PollInterval}'; allowed is 00:00:01 to 00:10:00.";
        foreach (var (name, hook) in Hooks)
        {
            if (hook.Url is not { IsAbsoluteUri: true } url || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
                yield return $"AIOps:Webhooks:Hooks:{name}:Url is '{hook.Url}'; allowed is an absolute https address (http on the loopback address only).";
            if (hook.Secret.Length < Webhook.LeastSecret)
                yield return $"AIOps:Webhooks:Hooks:{name}:Secret has {hook.Secret.Length} characters; allowed is {Webhook.LeastSecret} or more.";
        }
    }
}

/// <summary>One hook.</summary>
public sealed class Webhook
{
    /// <summary>Shortest secret, in characters: 128 bits as hex digits.</summary>
    internal const int LeastSecret = 32;

    /// <summary>Address. <value>Required; https, or http on the loopback address.</value></summary>
    public Uri? Url { get; set; }

    /// <summary>Key of the signature. <value>Required; by reference (Key Vault, environment), never in a file; at least 32 characters.</value></summary>
    public string Secret { get; set; } = "";
}
