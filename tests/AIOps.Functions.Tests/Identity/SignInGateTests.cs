using AIOps.Functions.Http;
using AIOps.Functions.Identity;
using AIOps.Orchestrations.Approvals.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Functions.Tests.Identity;

[Trait("Category", "ApprovalAttack")]
public sealed class SignInGateTests
{
    [Theory]
    [InlineData("/api/incidents")]
    [InlineData("/API/incidents")]
    [InlineData("/api/approvals/x")]
    [InlineData("/api/session/more")]
    [InlineData("/api")]
    [InlineData("/mcp")]
    [InlineData("/api/chat/slack")]
    public async Task Nothing_of_the_API_is_readable_without_a_proved_caller(string path) => Assert.Equal(401, await StatusAsync(path));

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/")]
    [InlineData("/assets/index.js")]
    [InlineData("/api/session")]
    public async Task Health_files_and_the_session_route_are_open(string path) => Assert.Equal(200, await StatusAsync(path));

    [Fact]
    public async Task A_machine_whose_key_the_host_has_checked_passes() => Assert.Equal(200, await StatusAsync("/api/alerts", machine: true));

    [Fact]
    public async Task The_holder_of_a_link_sees_that_one_plan_and_nothing_else()
    {
        string token = await Links.IssueAsync(Waiting.Approval());
        Assert.Equal(200, await StatusAsync("/api/approvals/inc-1-p1", token: token));
        Assert.Equal(200, await StatusAsync("/api/approvals/inc-1-p1", token: token, method: "HEAD"));
        Assert.Equal(401, await StatusAsync("/api/approvals/inc-2-p1", token: token));
        Assert.Equal(401, await StatusAsync("/api/incidents/inc-1", token: token));
        Assert.Equal(401, await StatusAsync("/api/approvals/inc-1-p1", token: token + "x"));
    }

    [Fact]
    public async Task A_link_does_not_decide() =>
        Assert.Equal(401, await StatusAsync("/api/approvals/inc-1-p1", token: await Links.IssueAsync(Waiting.Approval()), method: "POST"));

    [Theory]
    [InlineData("/api/chat/slack", 200)]
    [InlineData("/api/chat/teams", 200)]
    [InlineData("/api/chatter", 401)]
    [InlineData("/mcp", 401)]
    public async Task Calls_of_chat_services_pass_to_their_signature_check_and_assistants_do_not(string path, int status) =>
        Assert.Equal(status, await StatusAsync(path, method: "POST"));

    private static readonly ApprovalLinks Links = Waiting.Links();

    private static async Task<int> StatusAsync(string path, bool machine = false, string? token = null, string method = "GET")
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        DefaultHttpContext context = new() { RequestServices = services };
        context.Request.Method = method;
        context.Request.Path = path;
        if (token is not null) context.Request.QueryString = QueryString.Create("token", token);
        if (machine) SignInGate.LetPass(context);
        await new SignInGate(_ => Task.CompletedTask).InvokeAsync(context, new NoIdentity(), Links);
        return context.Response.StatusCode;
    }
}
