using System.Text.Json.Nodes;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;

namespace AIOps.Integrations.Slack.Messages;

/// <summary>
/// The message that asks for a decision. Its buttons carry a token that is bound to the plan, in <c>value</c>: a link would be fetched by scanners, a value is not. Once decided,
/// wherever that was, there are no buttons any more.
/// </summary>
internal static class ApprovalMessage
{
    public const string Approve = "aiops_approve";
    public const string Reject = "aiops_reject";
    public const string ReasonBlock = "aiops_reason_block";
    public const string Reason = "aiops_reason";

    public static string Key(string approvalId) => $"approval:{approvalId}";

    public static JsonObject Of(ApprovalCard card, string token, NotificationOptions options)
    {
        var page = SlackText.Link(options.LinkTo($"/approvals/{Uri.EscapeDataString(card.ApprovalId)}"), "Open the plan");
        List<JsonNode> blocks = [.. Blocks.Sections($"*{SlackText.Plain(card.Headline)}*\n{SlackText.Plain(card.Reason)}"), Blocks.Fields(card.Facts)];
        if (card.Outcome.Length > 0)
        {
            blocks.AddRange(Blocks.Sections(SlackText.Plain(card.Outcome)));
        }

        if (card.IsOpen)
        {
            blocks.Add(Blocks.Reason(ReasonBlock, Reason));
            blocks.Add(Blocks.Actions(
                "aiops_decision",
                Blocks.Button(Approve, "Approve", "primary", token, card.Headline),
                Blocks.Button(Reject, "Reject", "danger", token, $"Say no? {card.Headline}")));
        }

        blocks.Add(Blocks.Context(page));
        return Blocks.Message(SlackText.Plain(card.Headline), [.. blocks]);
    }
}
