using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AIOps.Orchestrations.Chat;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Questions;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Teams;

/// <summary>
/// Questions by an outgoing webhook. Teams waits five seconds for the answer in the same call, so it is answered there: reading takes milliseconds and changes nothing.
/// Whoever is signed in to the tenant may ask, as whoever is signed in may read the pages.
/// </summary>
internal sealed partial class TeamsInbox(TeamsOptions teams, WallClock clock, QuestionDesk desk, IOptions<NotificationOptions> options) : IChatInbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public string Channel => TeamsNotifier.Name;

    /// <inheritdoc/>
    public Task<ChatReading> ReadAsync(ChatRequest request, CancellationToken cancellation) => Task.FromResult(Read(request));

    /// <inheritdoc/>
    public Task HandleAsync(string work, CancellationToken cancellation) => Task.CompletedTask;

    private ChatReading Read(ChatRequest request)
    {
        if (TeamsOptions.KeyOf(teams.OutgoingWebhookToken) is not { Length: > 0 } key || !TeamsSignature.Fits(key, request.Body.Span, request.Header("Authorization")))
        {
            return Refused(401, "The signature does not fit.");
        }

        TeamsActivity? said;
        try
        {
            said = JsonSerializer.Deserialize<TeamsActivity>(new UTF8Encoding(false, true).GetString(request.Body.Span), JsonSerializerOptions.Web);
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException)
        {
            return Refused(400, "The call is no activity.");
        }

        if (said is not { Type: "message", Id.Length: > 0, Timestamp: { } at })
        {
            return Refused(400, "The call is no message with an id and a timestamp.");
        }

        if (!clock.IsFresh(at))
        {
            return Refused(401, "The call is too old, or from the future.");
        }

        if (!string.Equals(said.ChannelData?.Tenant?.Id, teams.TenantId, StringComparison.OrdinalIgnoreCase) || !Guid.TryParse(said.From?.AadObjectId, out _))
        {
            return Refused(403, "Only people of this installation's tenant are answered.");
        }

        return new ChatReading(ChatReply.Empty)
        {
            Delivery = new ChatDelivery(said.Id, at),
            Answer = stop => AnswerAsync(said.Text ?? "", stop),
        };
    }

    private async Task<ChatReply> AnswerAsync(string html, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var question = WebUtility.HtmlDecode(Tags().Replace(Mention().Replace(html, " "), " ")).Trim();
        try
        {
            return Message(Markdown(await desk.AskAsync(question.Length == 0 ? "help" : question, null, limit.Token)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Message("The answer takes too long just now; ask again, or open the incident's page.");
        }
    }

    private string Markdown(Answer answer)
    {
        var text = answer.Text.Replace("<", "‹", StringComparison.Ordinal).Replace(">", "›", StringComparison.Ordinal).Replace("\n", "\n\n", StringComparison.Ordinal);
        foreach (var fact in answer.Citations)
        {
            var target = Uri.TryCreate(fact.Link, UriKind.Absolute, out var outside) && outside.Scheme == Uri.UriSchemeHttps ? fact.Link : options.Value.LinkTo(fact.Link);
            text = text.Replace($"[{fact.Id}]", $"[({fact.Id})]({target.Replace(")", "%29", StringComparison.Ordinal)})", StringComparison.Ordinal);
        }

        return text;
    }

    private static ChatReply Message(string text) => ChatReply.Json(JsonSerializer.Serialize(new { type = "message", text, textFormat = "markdown" }));

    private static ChatReading Refused(int status, string why) => new(ChatReply.Refused(status, why));

    [GeneratedRegex("<at>.*?</at>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Mention();

    [GeneratedRegex("<[^>]{0,200}>")]
    private static partial Regex Tags();
}
