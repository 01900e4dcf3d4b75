namespace AIOps.Integrations.PagerDuty;

/// <summary>PagerDuty (<c>AIOps:PagerDuty</c>). Without the section there is no PagerDuty.</summary>
public sealed class PagerDutyOptions
{
    private const int KeyLength = 32, ShortestSecret = 16;

    /// <summary>Integration key of an Events API v2 integration. <value>Required; by reference (Key Vault, environment), never in a file; 32 characters.</value></summary>
    public string RoutingKey { get; set; } = "";

    /// <summary>
    /// Signing secrets of the webhook subscription that tells us what people do in PagerDuty; several while one is being replaced.
    /// <value>Default none: its calls are refused; by reference; at least 16 characters each.</value>
    /// </summary>
    public IList<string> WebhookSecrets { get; init; } = [];

    /// <summary>Who is who: id of a PagerDuty user (<c>P...</c>) to the stable id of the person (Entra object id). Whoever is not in here changes nothing. <value>Default nobody.</value></summary>
    public IDictionary<string, string> Users { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether an action that runs is sent as a change event, so that PagerDuty shows it beside the incidents. <value>Default true.</value></summary>
    public bool ChangeEvents { get; set; } = true;

    /// <summary>Address of the Events API. <value>Default <c>https://events.pagerduty.com/</c> (<c>https://events.eu.pagerduty.com/</c> in the EU); https, or http on the loopback address.</value></summary>
    public Uri EventsAddress { get; set; } = new("https://events.pagerduty.com/");

    /// <summary>Errors of the values: each names the option and what is allowed; secrets are told by their length.</summary>
    public IEnumerable<string> Validate()
    {
        if (RoutingKey.Length != KeyLength || !RoutingKey.All(char.IsAsciiLetterOrDigit)) yield return $"AIOps:PagerDuty:RoutingKey has {RoutingKey.Length} characters; allowed is the integration key of Events API v2: {KeyLength} letters and digits.";
        for (var index = 0; index < WebhookSecrets.Count; index++)
            if (WebhookSecrets[index].Length < ShortestSecret) yield return $"AIOps:PagerDuty:WebhookSecrets:{index} has {WebhookSecrets[index].Length} characters; allowed is {ShortestSecret} or more.";
        foreach (var (user, _) in Users.Where(pair => string.IsNullOrWhiteSpace(pair.Value))) yield return $"AIOps:PagerDuty:Users:{user} is empty; allowed is the stable id of a person (Entra object id).";
        if (EventsAddress is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            yield return $"AIOps:PagerDuty:EventsAddress is '{EventsAddress}'; allowed is an absolute https address (http on the loopback address only).";
    }
}
