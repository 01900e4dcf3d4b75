using AIOps.Integrations.Slack.Api;
using AIOps.Integrations.Slack.Messages;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate.Approvals;
using Microsoft.Extensions.Logging;

namespace AIOps.Integrations.Slack.Inbound;

/// <summary>
/// Brings a click to the one desk that decides, as the person that the Slack user is mapped to. The button's token says what was shown; who decides, the signature and the
/// map say. Rights are the directory's: Slack proves who somebody is, never what they may.
/// </summary>
internal sealed partial class SlackDecisions(SlackOptions options, SlackClient slack, SlackPoster poster, ApprovalDesk desk, ApprovalLinks links, ILogger<SlackDecisions> logger)
{
    private const int LongestReason = 500;

    public async Task TakeAsync(SlackWork asked, CancellationToken cancellation)
    {
        var link = await links.ReadAsync(asked.Token, cancellation);
        if (link.Claims is not { } claims)
        {
            await WhisperAsync(asked, "This button is not one of this installation, was altered, or its key is retired. Open the incident's page instead.", cancellation);
            return;
        }

        if (!options.Users.TryGetValue(asked.User, out var person))
        {
            var why = $"The Slack user {asked.User} is not known here.";
            await desk.TurnAwayAsync(claims.ApprovalId, new Approver($"slack:{options.TeamId}:{asked.User}", asked.UserName, "slack"), asked.Approve, why, cancellation);
            await WhisperAsync(asked, $"{why} Ask an administrator to add you to AIOps:Slack:Users, or decide on the web page.", cancellation);
            return;
        }

        var approver = new Approver(person, $"{asked.UserName} (Slack)", "slack");
        var decision = new Decision(asked.Approve, ReasonOf(asked), claims.PlanHash) { Token = asked.Token };
        var verdict = await desk.DecideAsync(claims.ApprovalId, approver, decision, cancellation);
        await poster.RewriteApprovalAsync(claims.ApprovalId, cancellation);
        await WhisperAsync(asked, verdict is null ? "There is no such request any more." : Said(verdict, person, asked.Approve), cancellation);
    }

    /// <summary>A repeated step, or a second click of the same person: their vote is in, and that is what they want to know.</summary>
    private static string Said(ApprovalVerdict verdict, string person, bool approve) =>
        verdict.Kind != VerdictKind.Accepted && verdict.Approval.Votes.Any(vote => vote.Approve == approve && vote.Actor.Equals(person, StringComparison.OrdinalIgnoreCase))
            ? "Your decision is recorded."
            : verdict.Detail;

    private static string ReasonOf(SlackWork asked) => asked.Reason?.Trim() is { Length: > 0 } reason
        ? reason[..Math.Min(reason.Length, LongestReason)]
        : $"{(asked.Approve ? "Approved" : "Rejected")} by button in Slack, without a reason.";

    /// <summary>The decision is made and in storage: a word about it that cannot be said must not make it happen twice.</summary>
    private async Task WhisperAsync(SlackWork asked, string text, CancellationToken cancellation)
    {
        try
        {
            await slack.WhisperAsync(asked.Room, asked.User, asked.Thread, SlackText.Plain(text), cancellation);
        }
        catch (NotDeliveredException refusal)
        {
            LogNotSaid(asked.User, refusal.Message);
        }
    }

    [LoggerMessage(6001, LogLevel.Warning, "Slack user {User} could not be answered: {Reason}")]
    private partial void LogNotSaid(string user, string reason);
}
