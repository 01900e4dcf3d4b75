using AIOps.Correlate;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using Microsoft.AspNetCore.Http;

namespace AIOps.Integrations.Chat.Tests.Slack;

/// <summary>One thread per incident, updated and not repeated, over HTTP.</summary>
[Trait("Category", "Chat")]
public sealed class SlackThreadTests : IAsyncLifetime
{
    private FakeSlack _slack = null!;
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _host = await ChatHost.StartAsync(_slack.Settings);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task An_incident_is_one_message_and_its_request_a_reply_with_buttons_and_without_links_to_fetch()
    {
        var approval = await World.CreateAsync(_host);
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => _slack.MessageOf($"approval:{approval.Id}") is not null);

        var root = _slack.MessageOf("incident:inc-1")!;
        var asked = _slack.MessageOf($"approval:{approval.Id}")!;
        Assert.Equal(2, _slack.Messages.Count);
        Assert.Equal(root["ts"]!.GetValue<string>(), asked["thread_ts"]!.GetValue<string>());
        Assert.All(_slack.Messages.Values, message =>
        {
            Assert.False(message["unfurl_links"]!.GetValue<bool>());
            Assert.False(message["unfurl_media"]!.GetValue<bool>());
        });
        var buttons = asked["blocks"]!.AsArray().Single(block => block!["type"]!.GetValue<string>() == "actions")!["elements"]!.AsArray();
        Assert.Equal(["Approve", "Reject"], buttons.Select(button => button!["text"]!["text"]!.GetValue<string>()));
        Assert.All(buttons, button => Assert.Null(button!["url"]));
        Assert.All(buttons, button => Assert.InRange(button!["value"]!.GetValue<string>().Length, 20, 2000));
        Assert.Contains("power state", asked.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("https://aiops.example.com/approvals/", asked.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telling_the_same_again_posts_nothing_and_updates_only_what_has_changed()
    {
        var approval = await World.CreateAsync(_host);
        for (var time = 0; time < 4; time++)
        {
            await _host.AskForApprovalAsync(approval, $"again-{time}");
        }

        await ChatHost.UntilAsync(() => _slack.MessageOf($"approval:{approval.Id}") is not null);
        await _host.Get<IncidentRepository>().UpdateAsync("inc-1", record => record with { Incident = record.Incident with { Title = "Another title", Status = IncidentStatus.Remediating } });
        await _host.AskForApprovalAsync(approval, "last");
        await ChatHost.UntilAsync(() => _slack.MessageOf("incident:inc-1")!.ToJsonString().Contains("Another title", StringComparison.Ordinal));
        Assert.Equal(2, _slack.Messages.Count);
        Assert.Single(_slack.Updates);
    }

    [Fact]
    public async Task A_message_that_was_posted_but_whose_answer_was_lost_is_found_again_and_not_posted_twice()
    {
        var approval = await World.CreateAsync(_host);
        _slack.LosesAnswers = true;
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => _slack.Messages.Count == 1);
        _slack.LosesAnswers = false;

        // The claim of the try that was cut off ends, and the next one looks before it posts.
        await _host.Get<AIOps.Storage.IDocumentStore>().DeleteClaimsAsync();
        await ChatHost.UntilAsync(() => _slack.MessageOf($"approval:{approval.Id}") is not null);
        Assert.Equal(2, _slack.Messages.Count);
    }

    [Fact]
    public async Task A_decision_made_elsewhere_takes_the_buttons_away_and_says_who()
    {
        var approval = await World.CreateAsync(_host);
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => _slack.MessageOf($"approval:{approval.Id}") is not null);
        var bob = new Approver("local:bob", "Bob", "local-session") { Proved = new ApproverRights(true) };
        await _host.Get<ApprovalDesk>().DecideAsync(approval.Id, bob, new Decision(false, "Not now", approval.Plan.Hash));
        await ChatHost.UntilAsync(() => _slack.MessageOf($"approval:{approval.Id}")!.ToJsonString().Contains("Rejected", StringComparison.Ordinal));
        var message = _slack.MessageOf($"approval:{approval.Id}")!.ToJsonString();
        Assert.DoesNotContain("aiops_approve", message, StringComparison.Ordinal);
        Assert.Contains("Bob rejected", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_mentions_people_once_and_an_end_that_nobody_was_told_of_is_no_news()
    {
        await World.CreateAsync(_host);
        await SendAsync("resolved", "over");
        await SendAsync("page", "nothing helped");
        await ChatHost.UntilAsync(() => _slack.Messages.Count == 2);
        await SendAsync("page", "nothing helped", "again");
        await SendAsync("resolved", "over now");
        await ChatHost.UntilAsync(() => _slack.Messages.Values.Any(message => message["text"]!.GetValue<string>().StartsWith("Resolved", StringComparison.Ordinal)));
        Assert.Single(_slack.Messages.Values, message => message["text"]!.GetValue<string>().StartsWith("<!here>", StringComparison.Ordinal));
        Assert.Equal(3, _slack.Messages.Count);
    }

    [Fact]
    public async Task An_escalation_asks_in_the_other_room_too()
    {
        var approval = await World.CreateAsync(_host);
        await _host.Get<NotificationSender>().SendAsync(
            new Notification($"escalate:{approval.Id}:1", "escalation", "inc-1", "Escalated: vm.restart waits", "15 min left", $"/approvals/{approval.Id}") { ApprovalId = approval.Id, Audience = "escalation" },
            "1",
            CancellationToken.None);
        await ChatHost.UntilAsync(() => _slack.Messages.Values.Count(message => message["metadata"]!["event_payload"]!["key"]!.GetValue<string>() == $"approval:{approval.Id}") == 2);
        Assert.Contains(_slack.Messages.Values, message => message["channel"]!.GetValue<string>() == "C0ESCALATE");
    }

    [Fact]
    public async Task Telemetry_cannot_mention_or_link_or_format()
    {
        var approval = await World.CreateAsync(_host, title: "<!channel> *urgent* <https://evil.example|click> `x`");
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => _slack.MessageOf("incident:inc-1") is not null);
        var text = _slack.MessageOf("incident:inc-1")!["text"]!.GetValue<string>();
        Assert.DoesNotContain("<!channel>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<https", text, StringComparison.Ordinal);
        Assert.Contains("&lt;!channel&gt;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_throttles_and_fails_is_told_again_and_holds_nobody_up()
    {
        var approval = await World.CreateAsync(_host);
        var failures = 0;
        _slack.Instead = async (_, context) =>
        {
            if (Interlocked.Increment(ref failures) > 3)
            {
                return false;
            }

            context.Response.StatusCode = failures == 1 ? StatusCodes.Status429TooManyRequests : StatusCodes.Status502BadGateway;
            context.Response.Headers.RetryAfter = "0";
            await context.Response.WriteAsync("no");
            return true;
        };
        await _host.AskForApprovalAsync(approval);
        await _host.Get<AIOps.Storage.IDocumentStore>().DeleteClaimsAsync();
        await ChatHost.UntilAsync(async () =>
        {
            await _host.Get<AIOps.Storage.IDocumentStore>().DeleteClaimsAsync();
            return _slack.MessageOf($"approval:{approval.Id}") is not null;
        });
        Assert.Equal(2, _slack.Messages.Count);
    }

    [Fact]
    public async Task A_channel_that_refuses_for_good_is_noted_in_the_timeline_and_not_asked_again()
    {
        var approval = await World.CreateAsync(_host);
        _slack.Instead = async (_, context) =>
        {
            await context.Response.WriteAsJsonAsync(new { ok = false, error = "channel_not_found" });
            return true;
        };
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(async () => (await _host.Get<IncidentRepository>().TimelineAsync("inc-1")).Any(entry => entry.Kind == "notification"));
        var entry = (await _host.Get<IncidentRepository>().TimelineAsync("inc-1")).Single(one => one.Kind == "notification");
        Assert.Contains("channel_not_found", entry.Text, StringComparison.Ordinal);
        Assert.Single(_slack.Side.Calls);
        Assert.Equal(ApprovalStatus.Pending, (await _host.ReadAsync(approval.Id)).Status);
    }

    private Task SendAsync(string kind, string text, string? occasion = null) => _host.Get<NotificationSender>().SendAsync(
        new Notification($"{kind}:inc-1", kind, "inc-1", "title", text, "/incidents/inc-1"), occasion ?? text, CancellationToken.None);
}
