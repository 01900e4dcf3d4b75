using AIOps.Orchestrations.Ports;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Notifications.Posting;

/// <summary>
/// Keeps one message per key and room, however often and from however many processes it is told: claimed before it is posted, found again after a crash, updated when
/// what it shows has changed, left alone when not. Table <c>chatmessages</c>: a partition per channel; <c>in-ROOM-ID</c> rows lead from a message to its incident.
/// </summary>
public sealed class MessageBoard(IDocumentStore store, TimeProvider time)
{
    // Longer than any call of a channel may take: whoever claimed it has stopped by then.
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(45);
    private readonly RecordTable<PostedMessage> _messages = new(store, "chatmessages");
    private readonly RecordTable<ThreadOf> _threads = new(store, "chatmessages");

    /// <summary>The message of a key, or null when none was posted.</summary>
    public async Task<PostedMessage?> FindAsync(string channel, string key, string room, CancellationToken cancellation = default) =>
        (await _messages.GetAsync(channel, Row(key, room), cancellation))?.Value is { MessageId: not null } message ? message : null;

    /// <summary>The incident whose thread a message begins, or null.</summary>
    public async Task<string?> IncidentOfAsync(string channel, string room, string messageId, CancellationToken cancellation = default) =>
        (await _threads.GetAsync(channel, ThreadRow(room, messageId), cancellation))?.Value.IncidentId;

    /// <summary>Remembers that questions below a message are about an incident.</summary>
    public Task BindAsync(string channel, string room, string messageId, string incidentId, CancellationToken cancellation = default) =>
        _threads.PutAsync(channel, ThreadRow(room, messageId), new ThreadOf(incidentId), cancellation);

    /// <summary>Makes the room show what the post renders.</summary>
    /// <returns>Id of the message.</returns>
    /// <exception cref="NotDeliveredException">The channel refused, or another process is posting it right now.</exception>
    public async Task<string> ShowAsync(string channel, string key, string room, IPost post, CancellationToken cancellation = default)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var content = await post.RenderAsync(cancellation);
            var claim = new PostedMessage(key, room, null, "", now + Claim);
            if (await _messages.GetAsync(channel, Row(key, room), cancellation) is not { } known)
            {
                if (await _messages.TryInsertAsync(channel, Row(key, room), claim, cancellation))
                {
                    return await FirstAsync(channel, claim, content, post, false, cancellation);
                }
            }
            else if (known.Value.MessageId is null)
            {
                if (now < known.Value.ClaimedUntil)
                {
                    throw new NotDeliveredException("the message is being posted already") { RetryAfter = TimeSpan.FromSeconds(10) };
                }

                if (await _messages.TryReplaceAsync(known, claim, cancellation))
                {
                    return await FirstAsync(channel, claim, content, post, true, cancellation);
                }
            }
            else if (known.Value.Content == RowKeys.Hash(content))
            {
                return known.Value.MessageId;
            }
            else
            {
                await post.UpdateAsync(known.Value.MessageId, content, cancellation);
                // Not ours to note when somebody else has updated it meanwhile: it is rendered once more, from what is true then.
                if (await _messages.TryReplaceAsync(known, known.Value with { Content = RowKeys.Hash(content) }, cancellation))
                {
                    return known.Value.MessageId;
                }
            }
        }
    }

    private async Task<string> FirstAsync(string channel, PostedMessage claim, string content, IPost post, bool maybePosted, CancellationToken cancellation)
    {
        try
        {
            var found = maybePosted ? await post.FindAsync(cancellation) : null;
            var id = found ?? await post.PostAsync(content, cancellation);
            await _messages.PutAsync(channel, Row(claim.Key, claim.Room), claim with { MessageId = id, Content = found is null ? RowKeys.Hash(content) : "" }, cancellation);
            return id;
        }
        catch (NotDeliveredException refusal) when (refusal.IsPermanent || refusal.RetryAfter is not null)
        {
            // A clear no: nothing was posted, so nobody has to wait for the claim.
            await _messages.DeleteAsync(channel, Row(claim.Key, claim.Room), cancellation);
            throw;
        }
    }

    private static string Row(string key, string room) => $"{RowKeys.Safe(key)}-at-{RowKeys.Safe(room)}";

    private static string ThreadRow(string room, string messageId) => $"in-{RowKeys.Safe(room)}-{RowKeys.Safe(messageId)}";

    private sealed record ThreadOf(string IncidentId);
}
