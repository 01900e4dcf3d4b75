using System.Reflection;
using System.Text.RegularExpressions;
using AIOps.Api;
using AIOps.Functions.Hosting;
using AIOps.Functions.Http;
using AIOps.Functions.Identity;
using AIOps.Functions.Tests.Identity;
using AIOps.Orchestrations.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Functions.Tests.Http;

/// <summary>What the platform's sign-in lets through without a person (<c>openPaths</c> in <c>infra/modules/function-app.bicep</c>) against what the app can prove by itself.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class OpenPathsTests
{
    private const string Chat = "/api/chat/";

    [Fact]
    public void Azure_lets_through_liveness_key_routes_and_signed_callbacks_and_nothing_else() => Assert.Equal(
        KeyRoutes().Concat(Channels().Select(static channel => Chat + channel)).Append("/healthz").Order(StringComparer.Ordinal), InTemplate().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Of_all_routes_the_app_answers_without_a_person_only_health_the_session_and_callbacks()
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        List<string> open = [];
        foreach ((string method, string path) in Routes())
            if (await PassesAsync(services, method, path)) open.Add($"{method} {path}");
        Assert.Equal(["GET /api/session", "GET /healthz", "GET /readyz", "POST /api/chat/{channel}", "POST /api/session"], open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_routes_to_look_at() => Assert.True(Routes().Count() > 50, $"{Routes().Count()} routes");

    /// <summary>Every channel whose integration is in the app, whether it is configured or not: its inbox says its own address.</summary>
    private static IEnumerable<string> Channels() => typeof(AzureAdapters).Assembly.GetReferencedAssemblies()
        .Where(static name => name.Name!.StartsWith("AIOps.Integrations.", StringComparison.Ordinal)).Select(Assembly.Load).SelectMany(static assembly => assembly.GetTypes())
        .Where(static type => !type.IsAbstract && typeof(IChatInbox).IsAssignableFrom(type))
        .Select(static type => ((IChatInbox)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Channel);

    private static IEnumerable<string> KeyRoutes() => Assembly.Load("AIOps.Functions").GetTypes().SelectMany(static type => type.GetMethods())
        .SelectMany(static method => method.GetParameters()).Select(static parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
        .Where(static trigger => trigger is { AuthLevel: AuthorizationLevel.Function }).Select(static trigger => "/" + trigger!.Route);

    private static IReadOnlyList<string> InTemplate()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "infra", "modules", "function-app.bicep"));
        Assert.Contains("excludedPaths: openPaths", text, StringComparison.Ordinal);
        return [.. Regex.Matches(Regex.Match(text, @"var openPaths = \[(.*?)\]").Groups[1].Value, "'([^']+)'").Select(static match => match.Groups[1].Value)];
    }

    private static async Task<bool> PassesAsync(IServiceProvider services, string method, string path)
    {
        DefaultHttpContext context = new() { RequestServices = services };
        (context.Request.Method, context.Request.Path) = (method, path);
        bool passed = false;
        await new SignInGate(Pass).InvokeAsync(context, new NoIdentity(), Waiting.Links());
        return passed;

        Task Pass(HttpContext _)
        {
            passed = true;
            return Task.CompletedTask;
        }
    }

    private static IEnumerable<(string Method, string Path)> Routes()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAzureAdapters(builder.Configuration).AddCallerIdentity(builder.Configuration).AddHttpApi();
        WebApplication app = builder.Build();
        app.MapAiops(new ApiHostOptions());
        return ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(static endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))))
            .Distinct();
    }
}
