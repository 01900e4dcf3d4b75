namespace AIOps.Integrations.Slack;

/// <summary>A Slack app of one workspace (<c>AIOps:Slack</c>). Without the section there is no Slack.</summary>
public sealed class SlackOptions
{
    private const int ShortestSecret = 16;

    /// <summary>Secret that Slack signs its calls with. <value>Required; by reference (Key Vault, environment), never in a file; at least 16 characters.</value></summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>Token of the app's bot, begins with <c>xoxb-</c>. <value>Required; by reference (Key Vault, environment), never in a file.</value></summary>
    public string BotToken { get; set; } = "";

    /// <summary>Id of the workspace; calls of others are refused. <value>Required; begins with <c>T</c> (<c>E</c> for an Enterprise Grid organisation).</value></summary>
    public string TeamId { get; set; } = "";

    /// <summary>Room of the incidents. <value>Required; a channel id, begins with <c>C</c> or <c>G</c>.</value></summary>
    public string Room { get; set; } = "";

    /// <summary>Rooms of further groups, by the name of the group (<c>AIOps:Approvals:EscalateTo</c>). <value>Default none: escalations go to <see cref="Room"/>.</value></summary>
    public IDictionary<string, string> Rooms { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who is who: id of a Slack user (<c>U...</c>) to the stable id of the person (Entra object id). Whoever is not in here is refused. <value>Default nobody.</value></summary>
    public IDictionary<string, string> Users { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Mention that a page begins with, such as <c>&lt;!here&gt;</c> or <c>&lt;!subteam^S012345&gt;</c>. <value>Default none; at most 100 characters.</value></summary>
    public string PageMention { get; set; } = "";

    /// <summary>Address of Slack's Web API. <value>Default <c>https://slack.com/api/</c>; https, or http on the loopback address.</value></summary>
    public Uri ApiAddress { get; set; } = new("https://slack.com/api/");

    /// <summary>Errors of the values: each names the option and what is allowed; secrets are told by their length.</summary>
    public IEnumerable<string> Validate()
    {
        if (SigningSecret.Length < ShortestSecret) yield return $"AIOps:Slack:SigningSecret has {SigningSecret.Length} characters; allowed is {ShortestSecret} or more.";
        if (!BotToken.StartsWith("xoxb-", StringComparison.Ordinal)) yield return $"AIOps:Slack:BotToken has {BotToken.Length} characters; allowed is the bot token of the app, which begins with xoxb-.";
        if (!IsId(TeamId, 'T', 'E')) yield return $"AIOps:Slack:TeamId is '{TeamId}'; allowed is the id of a workspace, such as T0123ABCD.";
        if (!IsId(Room, 'C', 'G')) yield return $"AIOps:Slack:Room is '{Room}'; allowed is the id of a channel, such as C0123ABCD (not its name).";
        foreach (var (group, room) in Rooms.Where(pair => !IsId(pair.Value, 'C', 'G'))) yield return $"AIOps:Slack:Rooms:{group} is '{room}'; allowed is the id of a channel, such as C0123ABCD (not its name).";
        foreach (var user in Users.Keys.Where(user => !IsId(user, 'U', 'W'))) yield return $"AIOps:Slack:Users has the key '{user}'; allowed is the id of a Slack user, such as U0123ABCD (not a name).";
        foreach (var (user, _) in Users.Where(pair => string.IsNullOrWhiteSpace(pair.Value))) yield return $"AIOps:Slack:Users:{user} is empty; allowed is the stable id of a person (Entra object id).";
        if (PageMention.Length > 100) yield return $"AIOps:Slack:PageMention has {PageMention.Length} characters; allowed is at most 100.";
        if (ApiAddress is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) || !address.AbsolutePath.EndsWith('/'))
            yield return $"AIOps:Slack:ApiAddress is '{ApiAddress}'; allowed is an absolute https address that ends with a slash (http on the loopback address only).";
    }

    /// <summary>The room of a group; null = the usual one.</summary>
    internal string RoomOf(string? group) => group is not null && Rooms.TryGetValue(group, out var room) ? room : Room;

    private static bool IsId(string id, params char[] first) => id.Length is > 1 and <= 32 && first.Contains(id[0]) && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
