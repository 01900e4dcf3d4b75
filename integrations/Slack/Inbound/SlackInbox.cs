using System.Text.Json;
using AIOps.Integrations.Slack.Messages;
using AIOps.Integrations.Slack.Signing;
using AIOps.Orchestrations.Chat;
using AIOps.Orchestrations.Ports;

namespace AIOps.Integrations.Slack.Inbound;

/// <summary>
/// Slack's calls. Reading takes no call to anywhere, so the answer is there within the three seconds that Slack waits; what was asked for is done by a workflow.
/// </summary>
internal sealed class SlackInbox(SlackOptions options, WallClock clock, SlackDecisions decisions, SlackQuestions questions) : IChatInbox
{
    /// <inheritdoc/>
    public string Channel => SlackPoster.Channel;

    /// <inheritdoc/>
    public Task<ChatReading> ReadAsync(ChatRequest request, CancellationToken cancellation) => Task.FromResult(Read(request));

    /// <inheritdoc/>
    public Task HandleAsync(string work, CancellationToken cancellation)
    {
        var asked = JsonSerializer.Deserialize<SlackWork>(work, JsonSerializerOptions.Web)!;
        return asked.Kind == "decision" ? decisions.TakeAsync(asked, cancellation) : questions.AnswerAsync(asked, cancellation);
    }

    private ChatReading Read(ChatRequest request)
    {
        var timestamp = request.Header(SlackSignature.TimestampHeader);
        var signature = request.Header(SlackSignature.SignatureHeader);
        if (SlackSignature.TimeOf(timestamp) is not { } signed || !SlackSignature.Fits(options.SigningSecret, timestamp, request.Body.Span, signature))
        {
            return Refused(401, "The signature does not fit.");
        }

        if (!clock.IsFresh(signed))
        {
            return Refused(401, "The call is too old, or from the future.");
        }

        SlackCall? call;
        try
        {
            call = SlackCall.Parse(request.Body.Span);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return Refused(400, "The call is not one of Slack's forms.");
        }

        return call switch
        {
            null => new ChatReading(ChatReply.Empty),
            { Challenge: { } challenge } => new ChatReading(ChatReply.Json(JsonSerializer.Serialize(new { challenge }))),
            _ when !string.Equals(call.Team, options.TeamId, StringComparison.Ordinal) => Refused(403, "This workspace is not the one of this installation."),
            { Work: { } work } => new ChatReading(call.Reply)
            {
                // Only Slack's own retries of an event come with another time: they carry the time of the event.
                Delivery = new ChatDelivery(call.Id ?? signature!, call.At ?? signed),
                Work = JsonSerializer.Serialize(work, JsonSerializerOptions.Web),
            },
            _ => new ChatReading(ChatReply.Empty),
        };
    }

    private static ChatReading Refused(int status, string why) => new(ChatReply.Refused(status, why));
}
