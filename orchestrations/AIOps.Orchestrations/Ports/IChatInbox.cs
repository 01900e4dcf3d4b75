namespace AIOps.Orchestrations.Ports;

/// <summary>
/// What a chat service sends us, one implementation per service. Reading proves the sender and changes nothing; whatever takes time or changes something is handed
/// back as work, which a workflow does after the service has its answer.
/// </summary>
public interface IChatInbox
{
    /// <summary>Name of the channel and last part of its address, <c>POST /api/chat/{channel}</c>.</summary>
    string Channel { get; }

    /// <summary>Checks the signature over the raw body, the time and the sender's workspace.</summary>
    Task<ChatReading> ReadAsync(ChatRequest request, CancellationToken cancellation);

    /// <summary>Does queued work. May be called more than once for the same work.</summary>
    /// <param name="work">As <see cref="ChatReading.Work"/> gave it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task HandleAsync(string work, CancellationToken cancellation);
}

/// <summary>A call as it came.</summary>
/// <param name="Header">Value of a header by name, case does not matter; null when it is missing.</param>
/// <param name="Body">Raw bytes: signatures are over these, not over what a parser makes of them.</param>
public sealed record ChatRequest(Func<string, string?> Header, ReadOnlyMemory<byte> Body);

/// <summary>What a call turned out to be.</summary>
/// <param name="Reply">What the service is told at once.</param>
public sealed record ChatReading(ChatReply Reply)
{
    /// <summary>Identity of the delivery; null for what needs none (refused calls, handshakes). A delivery that was taken before is answered with 200 and not done again.</summary>
    public ChatDelivery? Delivery { get; init; }

    /// <summary>Work to be done after the reply, as text; null when there is none.</summary>
    public string? Work { get; init; }

    /// <summary>Makes the reply of a service that waits for the answer itself; runs only for deliveries that are new. Null: <see cref="Reply"/> is it.</summary>
    public Func<CancellationToken, Task<ChatReply>>? Answer { get; init; }
}

/// <summary>Identity of a delivery: a repeat, signed or replayed, carries the same.</summary>
/// <param name="Id">Unique within the channel.</param>
/// <param name="At">When it was made, by a signed value: the same in every repeat.</param>
public sealed record ChatDelivery(string Id, DateTimeOffset At);

/// <summary>An answer to a chat service.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">The body; may be empty.</param>
public sealed record ChatReply(int Status, string ContentType, string Body)
{
    /// <summary>200 without a body.</summary>
    public static ChatReply Empty { get; } = new(200, "text/plain", "");

    /// <summary>200 with JSON.</summary>
    public static ChatReply Json(string json) => new(200, "application/json", json);

    /// <summary>A refusal; says as little as an honest caller needs.</summary>
    public static ChatReply Refused(int status, string why) => new(status, "text/plain", why);
}
