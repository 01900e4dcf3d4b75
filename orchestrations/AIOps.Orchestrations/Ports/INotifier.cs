namespace AIOps.Orchestrations.Ports;

/// <summary>Tells people. A failure to tell is logged and retried, it never stops a workflow.</summary>
public interface INotifier
{
    /// <summary>Name of the channel (<c>slack</c>, <c>teams</c>, <c>log</c>).</summary>
    string Channel { get; }

    /// <summary>Sends or updates one message.</summary>
    Task NotifyAsync(Notification notification, CancellationToken cancellation);
}

/// <summary>What is said to people.</summary>
/// <param name="Key">Same key = same message, updated in place where the channel can.</param>
/// <param name="Kind"><c>incident</c>, <c>approval</c>, <c>escalation</c>, <c>page</c>, <c>resolved</c>.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">A few sentences.</param>
/// <param name="Link">Address of the page inside the product.</param>
public sealed record Notification(string Key, string Kind, string IncidentId, string Title, string Text, string Link)
{
    /// <summary>The approval that it is about, so that a channel can offer buttons and issue a link of its own; null when none.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>The group that it is for (the name of <c>AIOps:Approvals:EscalateTo</c> for an escalation); null = the usual one.</summary>
    public string? Audience { get; init; }
}
