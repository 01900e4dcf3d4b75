using System.Globalization;
using System.Net;
using System.Text;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Integrations.Slack.Signing;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Remediate;

namespace AIOps.Integrations.Chat.Tests.Slack;

/// <summary>What must not decide, through Slack's address, over the real wire.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class SlackAttackTests : IAsyncLifetime
{
    private FakeSlack _slack = null!;
    private ChatHost _host = null!;
    private Approval _approval = null!;
    private System.Text.Json.Nodes.JsonNode _message = null!;

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _host = await ChatHost.StartAsync(_slack.Settings);
        _approval = await World.CreateAsync(_host);
        await _host.AskForApprovalAsync(_approval);
        await ChatHost.UntilAsync(() => _slack.MessageOf($"approval:{_approval.Id}") is not null);
        _message = _slack.MessageOf($"approval:{_approval.Id}")!.DeepClone();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task A_true_click_counts_once_as_the_mapped_person_and_the_message_says_so()
    {
        using var response = await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, approve: true, reason: "Seen it"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        await ChatHost.UntilAsync(async () => (await _host.ReadAsync(_approval.Id)).Status == ApprovalStatus.Approved);
        var vote = Assert.Single((await _host.ReadAsync(_approval.Id)).Votes);
        Assert.Equal((FakeSlack.AliceEntra, "slack", "Seen it", true), (vote.Actor, vote.IdentitySource, vote.Reason, vote.LinkId is { Length: 32 }));
        await ChatHost.UntilAsync(() => !_slack.MessageOf($"approval:{_approval.Id}")!.ToJsonString().Contains("aiops_approve", StringComparison.Ordinal));
        await ChatHost.UntilAsync(() => !_slack.Whispers.IsEmpty);
    }

    [Theory]
    [InlineData("v0=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=")]
    [InlineData("")]
    public async Task A_wrong_signature_is_401(string signature) => await RefusedAsync(401, signature: signature);

    [Fact]
    public async Task A_signature_with_another_secret_is_401()
    {
        var body = FakeSlack.Click(_message, true);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await RefusedAsync(401, timestamp: now, signature: SlackSignature.Of("another-signing-secret", now, Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task A_signature_in_capitals_is_401()
    {
        var body = FakeSlack.Click(_message, true);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await RefusedAsync(401, timestamp: now, signature: "v0=" + SlackSignature.Of(FakeSlack.Secret, now, Encoding.UTF8.GetBytes(body))[3..].ToUpperInvariant());
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(-86400)]
    [InlineData(301)]
    [InlineData(86400)]
    public async Task A_time_that_is_too_old_or_in_the_future_is_401(int seconds)
    {
        _host.Wall.Fixed = DateTimeOffset.UtcNow;
        await RefusedAsync(401, timestamp: _host.Wall.Fixed.Value.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1")]
    [InlineData("+1531420618")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    public async Task A_time_that_is_none_is_401(string timestamp) => await RefusedAsync(401, timestamp: timestamp);

    [Fact]
    public async Task A_body_that_was_changed_after_it_was_signed_is_401()
    {
        var body = FakeSlack.Click(_message, approve: false);
        using var response = await FakeSlack.CallAsync(_host, body, sent: body.Replace("aiops_reject", "aiops_approve", StringComparison.Ordinal));
        await AssertRefusedAsync(response, 401);
    }

    [Fact]
    public async Task Bytes_added_to_the_body_are_401()
    {
        var body = FakeSlack.Click(_message, approve: true);
        using var response = await FakeSlack.CallAsync(_host, body, sent: body + " ");
        await AssertRefusedAsync(response, 401);
    }

    [Fact]
    public async Task A_call_of_another_workspace_is_403()
    {
        using var response = await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true, team: "T0ELSEWHERE"));
        await AssertRefusedAsync(response, 403);
    }

    [Fact]
    public async Task A_replayed_call_within_the_window_does_nothing_even_after_the_plan_waits_again()
    {
        var body = FakeSlack.Click(_message, approve: false);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        (await FakeSlack.CallAsync(_host, body, now)).Dispose();
        await ChatHost.UntilAsync(async () => (await _host.ReadAsync(_approval.Id)).Status == ApprovalStatus.Rejected);
        await ReopenAsync();
        for (var replay = 0; replay < 3; replay++)
        {
            using var response = await FakeSlack.CallAsync(_host, body, now);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await _host.QuietAsync();
        Assert.Equal(ApprovalStatus.Pending, (await _host.ReadAsync(_approval.Id)).Status);
    }

    [Fact]
    public async Task Whoever_is_not_mapped_is_refused_told_so_and_written_down()
    {
        (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true, user: "U0MALLORY"))).Dispose();
        await WhisperedAsync("U0MALLORY is not known");
        await AssertUndecidedAsync();
        await ChatHost.UntilAsync(async () => (await _host.AuditAsync()).Any(row => row.Action == "approval.refused" && row.Actor.Contains("U0MALLORY", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_mapped_person_without_the_right_is_refused()
    {
        await _host.Get<ApproverDirectory>().WithdrawAsync(FakeSlack.AliceEntra, "local:admin");
        (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true))).Dispose();
        await WhisperedAsync("right to decide");
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task A_button_of_an_earlier_plan_decides_nothing()
    {
        var now = DateTimeOffset.UtcNow;
        var other = World.Approval(World.Plan(reason: "Another plan [E1]."), 1, now, TimeSpan.FromHours(1)) with { Id = _approval.Id };
        var read = (await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!;
        Assert.True(await _host.Get<ApprovalRepository>().TryReplaceAsync(read, other));
        (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true))).Dispose();
        await WhisperedAsync("plan changed");
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task What_was_decided_elsewhere_stays_decided_and_the_click_learns_by_whom()
    {
        var bob = new Approver("local:bob", "Bob", "local-session") { Proved = new ApproverRights(true) };
        await _host.Get<ApprovalDesk>().DecideAsync(_approval.Id, bob, new Decision(false, "Not now", _approval.Plan.Hash));
        (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true))).Dispose();
        await WhisperedAsync("Rejected by Bob");
        Assert.Equal(ApprovalStatus.Rejected, (await _host.ReadAsync(_approval.Id)).Status);
    }

    [Fact]
    public async Task Two_clicks_of_one_person_are_one_vote_of_two_needed()
    {
        var read = (await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!;
        await _host.Get<ApprovalRepository>().TryReplaceAsync(read, read.Value with { Policy = read.Value.Policy with { ApprovalsNeeded = 2 } });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async click => (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true, trigger: $"1.2.{click}"))).Dispose()));
        await ChatHost.UntilAsync(() => _slack.Whispers.Count == 4);
        var approval = await _host.ReadAsync(_approval.Id);
        Assert.Equal((ApprovalStatus.Pending, 1), (approval.Status, approval.Votes.Count));
    }

    [Fact]
    public async Task A_click_after_the_time_is_over_is_a_no()
    {
        var read = (await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!;
        await _host.Get<ApprovalRepository>().TryReplaceAsync(read, read.Value with { ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true))).Dispose();
        await WhisperedAsync("expired");
        Assert.Empty((await _host.ReadAsync(_approval.Id)).Votes);
    }

    [Fact]
    public async Task A_button_whose_key_is_retired_decides_nothing()
    {
        await _host.Get<LinkKeyRing>().RotateAsync(retireAll: true);
        (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true))).Dispose();
        await WhisperedAsync("retired");
        await AssertUndecidedAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a1.k.e30.x")]
    [InlineData("inc-1-p1")]
    public async Task A_value_that_is_no_token_of_ours_decides_nothing(string value)
    {
        (await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, true, value: value))).Dispose();
        await WhisperedAsync("not one of this installation");
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task Reading_the_address_decides_nothing()
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Put })
        {
            using var response = await _host.Http.SendAsync(new HttpRequestMessage(method, "/api/chat/slack?" + FakeSlack.Click(_message, true)));
            Assert.False(response.IsSuccessStatusCode);
        }

        await AssertUndecidedAsync();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("payload=%7B")]
    [InlineData("payload=%7B%22type%22%3A%22block_actions%22%7D")]
    [InlineData("command=%2Faiops")]
    [InlineData("\u0000")]
    public async Task A_signed_call_that_cannot_be_read_is_400_or_nothing(string body)
    {
        using var response = await FakeSlack.CallAsync(_host, body);
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK or HttpStatusCode.Forbidden, response.StatusCode.ToString());
        await AssertUndecidedAsync();
    }

    private async Task RefusedAsync(int status, string? timestamp = null, string? signature = null)
    {
        using var response = await FakeSlack.CallAsync(_host, FakeSlack.Click(_message, approve: true), timestamp, signature);
        await AssertRefusedAsync(response, status);
    }

    private async Task AssertRefusedAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await _host.Get<Orchestrations.Workflows.Port.IWorkflowClient>().ChatInstancesAsync());
        await AssertUndecidedAsync();
    }

    private Task WhisperedAsync(string part) => ChatHost.UntilAsync(() => _slack.Whispers.Any(said => said["text"]!.GetValue<string>().Contains(part, StringComparison.OrdinalIgnoreCase)));

    private async Task AssertUndecidedAsync()
    {
        var approval = await _host.ReadAsync(_approval.Id);
        Assert.Equal(ApprovalStatus.Pending, approval.Status);
        Assert.Empty(approval.Votes);
    }

    private async Task ReopenAsync()
    {
        var read = (await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!;
        await _host.Get<ApprovalRepository>().TryReplaceAsync(read, read.Value with { Status = ApprovalStatus.Pending, Votes = [] });
    }
}
