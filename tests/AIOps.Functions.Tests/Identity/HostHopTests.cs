using System.Net;
using AIOps.Functions.Identity;
using Microsoft.AspNetCore.Http;

namespace AIOps.Functions.Tests.Identity;

/// <summary>Requests as they look behind the Functions host, after the worker's middleware has put the caller in place.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class HostHopTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:7071", "127.0.0.1:41234")]
    [InlineData("127.0.0.1", "localhost:7071", "[::ffff:127.0.0.1]:41234")]
    [InlineData("::1", "[::1]:7071", "[::1]:41234")]
    public void A_caller_on_this_machine_gets_a_session(string caller, string host, string hop) => Assert.True(HostHop.IsFromThisMachine(Request(caller, host, hop)));

    [Theory]
    [InlineData("10.0.0.7", "127.0.0.1:7071", "127.0.0.1:41234", "the caller is another machine")]
    [InlineData("127.0.0.1", "func-1.azurewebsites.net", "127.0.0.1:41234", "the name is not this machine's")]
    [InlineData("127.0.0.1", "evil.example:7071", "127.0.0.1:41234", "a foreign name was pointed here")]
    [InlineData("127.0.0.1", "127.0.0.1:7071", "10.0.0.7:41234", "the hop came from elsewhere")]
    [InlineData("127.0.0.1", "127.0.0.1:7071", "unknown", "the hop names no address")]
    [InlineData("127.0.0.1", "127.0.0.1:7071", null, "the host does not say whom it serves")]
    public void Everybody_else_gets_none(string caller, string host, string? hop, string why) => Assert.False(HostHop.IsFromThisMachine(Request(caller, host, hop)), why);

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "aiops.example")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Via", "1.1 tunnel")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("X-Original-For", "127.0.0.1:1")]
    public void A_tunnel_or_proxy_in_front_of_the_host_closes_the_door_though_the_host_replaces_its_marks(string name, string value)
    {
        HttpContext context = Request("127.0.0.1", "localhost:7071", "127.0.0.1:41234", $$"""{"Host":"localhost:7071","{{name}}":"{{value}}"}""");
        Assert.False(HostHop.IsFromThisMachine(context));
        Assert.True(HostHop.IsFromThisMachine(Request("127.0.0.1", "localhost:7071", "127.0.0.1:41234")));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Via", "1.1 tunnel")]
    public void So_does_one_between_the_host_and_this_process(string name, string value)
    {
        HttpContext context = Request("127.0.0.1", "localhost:7071", "127.0.0.1:41234");
        context.Request.Headers[name] = value;
        Assert.False(HostHop.IsFromThisMachine(context));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("no json")]
    public void A_host_that_does_not_tell_what_the_caller_sent_gives_no_session(string? told) =>
        Assert.False(HostHop.IsFromThisMachine(Request("127.0.0.1", "localhost:7071", "127.0.0.1:41234", told)));

    [Fact]
    public void A_mark_given_twice_is_not_believed()
    {
        HttpContext context = Request("127.0.0.1", "localhost:7071", null);
        context.Request.Headers["X-Original-For"] = new(["127.0.0.1:1", "127.0.0.1:2"]);
        Assert.False(HostHop.IsFromThisMachine(context));
    }

    private static DefaultHttpContext Request(string caller, string host, string? hop, string? told = """{"Host":"localhost:7071","User-Agent":"curl"}""")
    {
        DefaultHttpContext context = new();
        HostHop.NoteCaller(context, told is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["Headers"] = told });
        context.Connection.RemoteIpAddress = IPAddress.Parse(caller);
        context.Request.Host = new HostString(host);
        if (hop is not null) context.Request.Headers["X-Original-For"] = hop;
        context.Request.Headers["X-Original-Host"] = "127.0.0.1:50123";
        context.Request.Headers["X-Original-Proto"] = "http";
        return context;
    }
}
