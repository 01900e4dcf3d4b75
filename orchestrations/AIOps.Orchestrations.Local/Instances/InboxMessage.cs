using AIOps.Orchestrations.Local.Histories;

namespace AIOps.Orchestrations.Local.Instances;

/// <summary>What waits for an instance's next step.</summary>
/// <param name="Outcomes">What happened; one, but for the start of a run that takes unread events along.</param>
/// <param name="Run">The run that it is for, see <see cref="InstanceHeader.Run"/>; null = whichever runs.</param>
internal sealed record InboxMessage(IReadOnlyList<Outcome> Outcomes, string? Run = null);

/// <summary>A message with the row that it is deleted by.</summary>
internal sealed record StoredMessage(string Row, InboxMessage Message);
