using System.Net;
using System.Text.Json.Nodes;
using AIOps.Integrations.Chat.Tests.Hosting;

namespace AIOps.Integrations.Chat.Tests.Slack;

/// <summary>Questions in Slack: signed as in Slack's own example, answered from facts with citations, to people who are known.</summary>
[Trait("Category", "Chat")]
public sealed class SlackQuestionTests : IAsyncLifetime
{
    // docs.slack.dev, "Verifying requests from Slack": secret, time, body and signature of the worked example.
    private const string ExampleTime = "1531420618";
    private const string ExampleSignature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string ExampleBody =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

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
    public async Task Slacks_own_example_is_taken_at_its_time()
    {
        _host.Wall.Fixed = DateTimeOffset.FromUnixTimeSeconds(1531420618);
        using var response = await FakeSlack.CallAsync(_host, ExampleBody, ExampleTime, ExampleSignature);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("ephemeral", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["response_type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public async Task Slacks_own_example_is_refused_more_than_five_minutes_away(int seconds)
    {
        _host.Wall.Fixed = DateTimeOffset.FromUnixTimeSeconds(1531420618 + seconds);
        using var response = await FakeSlack.CallAsync(_host, ExampleBody, ExampleTime, ExampleSignature);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_address_is_registered_by_giving_the_challenge_back()
    {
        using var response = await FakeSlack.CallAsync(_host, """{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}""");
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["challenge"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_mention_in_the_incidents_thread_is_answered_there_with_citations_as_links()
    {
        var approval = await World.CreateAsync(_host);
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => _slack.MessageOf($"approval:{approval.Id}") is not null);
        var thread = _slack.MessageOf("incident:inc-1")!["ts"]!.GetValue<string>();
        using var response = await FakeSlack.CallAsync(_host, Mention("<@UBOT> status?", "Ev1", thread));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await ChatHost.UntilAsync(() => _slack.MessageOf($"answer:{thread}") is not null);
        var answer = _slack.MessageOf($"answer:{thread}")!;
        Assert.Equal(thread, answer["thread_ts"]!.GetValue<string>());
        Assert.Contains("<https://aiops.example.com/incidents/inc-1|[inc-1]>", answer["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_Slack_sends_again_under_a_new_signature_is_answered_once()
    {
        await World.CreateAsync(_host);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await FakeSlack.CallAsync(_host, Mention("<@UBOT> status of inc-1", "Ev2", null))).Dispose();
            _host.Wall.Offset += TimeSpan.FromSeconds(20);
        }

        await _host.QuietAsync();
        Assert.Single(_slack.Messages);
    }

    [Fact]
    public async Task A_command_is_acknowledged_at_once_and_answered_at_its_address_to_the_one_who_asked()
    {
        await World.CreateAsync(_host);
        var acknowledged = new TaskCompletionSource();
        _slack.Instead = async (_, _) =>
        {
            // Slack takes no answer before it has its acknowledgement: were the one made to wait for the other, this would never end.
            await acknowledged.Task;
            return false;
        };
        using var response = await FakeSlack.CallAsync(_host, Command("what is waiting?", _slack.Side.Address + "commands/1"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_slack.Whispers);
        acknowledged.SetResult();
        await ChatHost.UntilAsync(() => !_slack.Whispers.IsEmpty);
        var answer = Assert.Single(_slack.Whispers);
        Assert.Equal("ephemeral", answer["response_type"]!.GetValue<string>());
        Assert.Contains("vm.restart", answer["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_to_approve_approves_nothing()
    {
        var approval = await World.CreateAsync(_host);
        (await FakeSlack.CallAsync(_host, Command("approve the plan", _slack.Side.Address + "commands/1"))).Dispose();
        await ChatHost.UntilAsync(() => !_slack.Whispers.IsEmpty);
        Assert.Empty((await _host.ReadAsync(approval.Id)).Votes);
    }

    [Fact]
    public async Task Whoever_is_not_known_gets_no_facts()
    {
        await World.CreateAsync(_host);
        (await FakeSlack.CallAsync(_host, Command("status of inc-1", _slack.Side.Address + "commands/1").Replace(FakeSlack.Alice, "U0STRANGER", StringComparison.Ordinal))).Dispose();
        await ChatHost.UntilAsync(() => !_slack.Whispers.IsEmpty);
        var said = Assert.Single(_slack.Whispers)["text"]!.GetValue<string>();
        Assert.Contains("U0STRANGER is not known", said, StringComparison.Ordinal);
        Assert.DoesNotContain("vm-1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_400_even_when_they_are_signed()
    {
        byte[] body = [0x7b, 0xff, 0xfe, 0x7d];
        var now = _host.Wall.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/slack") { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", now);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", AIOps.Integrations.Slack.Signing.SlackSignature.Of(FakeSlack.Secret, now, body));
        using var response = await _host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task An_answer_goes_to_no_other_host_than_Slacks()
    {
        await World.CreateAsync(_host);
        await using var elsewhere = await FarSide.StartAsync((_, _) => Task.CompletedTask);
        (await FakeSlack.CallAsync(_host, Command("status of inc-1", elsewhere.Address + "commands/1"))).Dispose();
        await _host.QuietAsync();
        Assert.Empty(elsewhere.Calls);
    }

    private static string Mention(string text, string id, string? thread) => new JsonObject
    {
        ["type"] = "event_callback", ["team_id"] = FakeSlack.Team, ["event_id"] = id, ["event_time"] = 1700000000,
        ["event"] = new JsonObject { ["type"] = "app_mention", ["user"] = FakeSlack.Alice, ["text"] = text, ["ts"] = "1700000001.5", ["channel"] = FakeSlack.Room, ["thread_ts"] = thread },
    }.ToJsonString();

    private static string Command(string text, string address) =>
        $"team_id={FakeSlack.Team}&channel_id={FakeSlack.Room}&user_id={FakeSlack.Alice}&user_name=alice&command=%2Faiops&text={Uri.EscapeDataString(text)}&response_url={Uri.EscapeDataString(address)}&trigger_id=9.9.z";
}
