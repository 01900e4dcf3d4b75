namespace AIOps.Orchestrations.Ports;

/// <summary>
/// Tells people over one channel. Called from a workflow of its own that tries again, so nothing waits for it; the same notification may come twice, late and out of
/// order. A channel therefore shows what storage says now, and repeats no message whose key it has sent.
/// </summary>
public interface INotifier
{
    /// <summary>Name of the channel (<c>slack</c>, <c>teams</c>, <c>pagerduty</c>, <c>log</c>), unique in a host.</summary>
    string Channel { get; }

    /// <summary>Whether this channel wants it; what it does not want costs no workflow. Default: all.</summary>
    bool Wants(Notification notification) => true;

    /// <summary>Sends or updates one message.</summary>
    /// <exception cref="NotDeliveredException">It could not be sent: says whether another try makes sense, and when. Any other exception is tried again.</exception>
    Task NotifyAsync(Notification notification, CancellationToken cancellation);
}

/// <summary>What is said to people.</summary>
/// <param name="Key">Same key = same message, updated in place where the channel can.</param>
/// <param name="Kind"><c>incident</c>, <c>approval</c>, <c>decision</c> (an approval changed), <c>escalation</c>, <c>action</c>, <c>acknowledged</c>, <c>page</c> or <c>resolved</c>.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">A few sentences.</param>
/// <param name="Link">Address of the page inside the product.</param>
public sealed record Notification(string Key, string Kind, string IncidentId, string Title, string Text, string Link)
{
    /// <summary>The approval that it is about, so that a channel can offer buttons and issue a link of its own; null when none.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>Id of this very notification, the same in every try; empty until it is handed to the channels.</summary>
    public string Id { get; init; } = "";

    /// <summary>The group that it is for (the name of <c>AIOps:Approvals:EscalateTo</c> for an escalation); null = the usual one.</summary>
    public string? Audience { get; init; }
}
