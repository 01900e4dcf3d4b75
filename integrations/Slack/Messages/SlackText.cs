using AIOps.Orchestrations.Questions;

namespace AIOps.Integrations.Slack.Messages;

/// <summary>Text in Slack's mrkdwn. What came with telemetry must not mention anybody, link anywhere or format anything.</summary>
internal static class SlackText
{
    /// <summary>The three characters that Slack reads as control, escaped as it asks for; and none that formats.</summary>
    public static string Plain(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("*", "∗", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal).Replace("~", "∼", StringComparison.Ordinal);

    public static string Link(string address, string text) => $"<{address.Replace("|", "%7C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}|{Plain(text)}>";

    /// <summary>An answer with each citation as a link to the fact.</summary>
    public static string Of(Answer answer, Func<string, string> linkTo)
    {
        var text = Plain(answer.Text);
        foreach (var fact in answer.Citations)
        {
            var target = Uri.TryCreate(fact.Link, UriKind.Absolute, out var outside) && outside.Scheme == Uri.UriSchemeHttps ? fact.Link : linkTo(fact.Link);
            text = text.Replace($"[{Plain(fact.Id)}]", Link(target, $"[{fact.Id}]"), StringComparison.Ordinal);
        }

        return text;
    }
}
