using System.Net;
using System.Reflection;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Integrations.Teams;

namespace AIOps.Integrations.Chat.Tests.Teams;

/// <summary>
/// The vector of Microsoft's own page, "Create Outgoing Webhooks": its example message (byte for byte, published-message.json), its key of "contoso" and the header that it says to send.
/// </summary>
[Trait("Category", "Chat")]
public sealed class TeamsPublishedVectorTests : IAsyncLifetime
{
    private const string Key = "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=";
    private const string Header = "HMAC 03TCao0i55H1eVKUusZOTZRjtvYTs+mO41mPL+R1e1U=";
    private static readonly DateTimeOffset SentAt = new(2017, 2, 1, 21, 10, 7, TimeSpan.Zero);
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync(new Dictionary<string, string?>
        {
            ["AIOps:Teams:OutgoingWebhookToken"] = Key,
            ["AIOps:Teams:TenantId"] = "72f988bf-86f1-41af-91ab-2d7cd011db47",
        });
        _host.Wall.Fixed = SentAt;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void The_published_key_and_message_give_the_published_header() => Assert.Equal(Header, TeamsSignature.Of(Convert.FromBase64String(Key), Message()));

    [Fact]
    public async Task The_published_call_passes_the_signature_and_is_refused_for_its_missing_tenant_only()
    {
        using var response = await SendAsync(Message(), Header);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("tenant", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task The_published_call_is_401_once_any_part_of_it_is_touched()
    {
        for (var at = 0; at < Message().Length; at += 101)
        {
            var touched = Message();
            touched[at] ^= 1;
            using var response = await SendAsync(touched, Header);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task The_published_call_is_401_when_its_minutes_are_over()
    {
        _host.Wall.Fixed = SentAt.AddMinutes(6);
        using var response = await SendAsync(Message(), Header);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(byte[] body, string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/teams") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return _host.Http.SendAsync(request);
    }

    private static byte[] Message()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("published-message.json")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
