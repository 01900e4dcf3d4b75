namespace AIOps.Integrations.Slack.Inbound;

/// <summary>What is left to do of a call, as it waits in the queue.</summary>
/// <param name="Kind"><c>decision</c> or <c>question</c>.</param>
/// <param name="User">Slack id of whoever it was.</param>
/// <param name="UserName">Their name in Slack, for people only.</param>
/// <param name="Room">Where it was.</param>
internal sealed record SlackWork(string Kind, string User, string UserName, string Room)
{
    /// <summary>Thread that it was in; null in the room itself.</summary>
    public string? Thread { get; init; }

    /// <summary>Message that the reply belongs under, for a mention.</summary>
    public string? Under { get; init; }

    /// <summary>The question.</summary>
    public string? Text { get; init; }

    /// <summary>Yes or no.</summary>
    public bool Approve { get; init; }

    /// <summary>Value of the button.</summary>
    public string? Token { get; init; }

    /// <summary>What the person gave as a reason; null when nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Where a command is answered.</summary>
    public Uri? ResponseUrl { get; init; }
}
