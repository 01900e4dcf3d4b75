using AIOps.Api.Session;
using AIOps.Functions.Http;
using AIOps.Functions.Identity;
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
    public async Task Nothing_of_the_API_is_readable_without_a_proved_caller(string path) => Assert.Equal(401, await StatusAsync(path));

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/")]
    [InlineData("/assets/index.js")]
    [InlineData("/api/session")]
    public async Task Health_files_and_the_session_route_are_open(string path) => Assert.Equal(200, await StatusAsync(path));

    [Fact]
    public async Task A_machine_whose_key_the_host_has_checked_passes() => Assert.Equal(200, await StatusAsync("/api/alerts", machine: true));

    private static async Task<int> StatusAsync(string path, bool machine = false)
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        DefaultHttpContext context = new() { RequestServices = services };
        context.Request.Path = path;
        if (machine) SignInGate.LetPass(context);
        ICallerIdentity nobody = new NoIdentity();
        await new SignInGate(_ => Task.CompletedTask).InvokeAsync(context, nobody);
        return context.Response.StatusCode;
    }
}
