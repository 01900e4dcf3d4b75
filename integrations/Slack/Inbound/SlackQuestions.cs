using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AIOps.Integrations.Slack.Api;
using AIOps.Integrations.Slack.Messages;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Posting;
using AIOps.Orchestrations.Questions;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Slack.Inbound;

/// <summary>
/// Answers questions from facts, with links to them. In an incident's thread the incident is known. Only people who are mapped are answered, as only people who are signed in
/// read the pages; and outside of the incident rooms only the one who asked sees the answer.
/// </summary>
internal sealed partial class SlackQuestions(SlackOptions options, SlackClient slack, QuestionDesk desk, MessageBoard board, IOptions<NotificationOptions> notifications)
{
    public async Task AnswerAsync(SlackWork asked, CancellationToken cancellation)
    {
        if (!options.Users.ContainsKey(asked.User))
        {
            await WhisperAsync(asked, $"The Slack user {asked.User} is not known here. Ask an administrator to add you to AIOps:Slack:Users.", cancellation);
            return;
        }

        var incident = asked.Thread is null ? null : await board.IncidentOfAsync(SlackPoster.Channel, asked.Room, asked.Thread, cancellation);
        var question = Mention().Replace(asked.Text ?? "", " ").Trim();
        var answer = await desk.AskAsync(question.Length == 0 ? "help" : question, incident, cancellation);
        var text = SlackText.Of(answer, notifications.Value.LinkTo);
        if (asked.ResponseUrl is null && asked.Under is not null && IsIncidentRoom(asked.Room))
        {
            await slack.PostAsync(asked.Room, asked.Under, $"answer:{asked.Under}", Blocks.Message(text, [.. Blocks.Sections(text)]), cancellation);
            return;
        }

        await WhisperAsync(asked, text, cancellation);
    }

    private Task WhisperAsync(SlackWork asked, string mrkdwn, CancellationToken cancellation) => asked.ResponseUrl is { } address
        ? slack.RespondAsync(address, new JsonObject { ["response_type"] = "ephemeral", ["replace_original"] = true, ["text"] = mrkdwn, ["unfurl_links"] = false }, cancellation)
        : slack.WhisperAsync(asked.Room, asked.User, asked.Thread, mrkdwn, cancellation);

    private bool IsIncidentRoom(string room) => room == options.Room || options.Rooms.Values.Contains(room);

    [GeneratedRegex(@"<@[A-Z0-9]+(\|[^>]*)?>")]
    private static partial Regex Mention();
}
