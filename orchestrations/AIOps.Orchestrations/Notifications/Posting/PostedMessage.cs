namespace AIOps.Orchestrations.Notifications.Posting;

/// <summary>A message that a channel has, or is about to have.</summary>
/// <param name="Key">What it shows: the same key is the same message.</param>
/// <param name="Room">The room it is in, as the channel names it.</param>
/// <param name="MessageId">Its id in the channel; null while it is being posted for the first time.</param>
/// <param name="Content">Hash of what it shows.</param>
/// <param name="ClaimedUntil">Until then whoever claimed it is posting it.</param>
public sealed record PostedMessage(string Key, string Room, string? MessageId, string Content, DateTimeOffset ClaimedUntil);

/// <summary>How a channel posts one message.</summary>
public interface IPost
{
    /// <summary>What the message shows now; read again before every write, so that the newest state wins.</summary>
    Task<string> RenderAsync(CancellationToken cancellation);

    /// <summary>Looks for the message in the room: asked when an earlier try may have posted it and stopped before it could say so.</summary>
    /// <returns>Its id, or null.</returns>
    Task<string?> FindAsync(CancellationToken cancellation);

    /// <summary>Posts it.</summary>
    /// <returns>Its id.</returns>
    Task<string> PostAsync(string content, CancellationToken cancellation);

    /// <summary>Replaces what it shows.</summary>
    Task UpdateAsync(string messageId, string content, CancellationToken cancellation);
}
