using AIOps.Functions.Hosting;
using AIOps.Orchestrations.Observability;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AIOps.Functions.Tests.Hosting;

/// <summary>The real exporter against an endpoint that takes what Application Insights takes.</summary>
public sealed class ApplicationInsightsTests
{
    [Fact]
    public async Task A_counter_arrives_under_the_name_and_tags_that_alerts_ask_for()
    {
        await using FakeIngestion insights = await FakeIngestion.StartAsync();
        using IHost host = await StartAsync(insights, entra: false);
        WorkflowMeter.Stuck("Incident", "failed");

        Assert.True(host.Services.GetRequiredService<MeterProvider>().ForceFlush(15_000));
        await host.StopAsync();

        var (_, value, tags) = Assert.Single(insights.Metrics, point => point.Name == "aiops.workflow.stuck" && point.Tags.GetProperty("workflow").GetString() == "Incident");
        Assert.Equal(1, value);
        Assert.Equal("failed", tags.GetProperty("why").GetString());
    }

    [Fact]
    public async Task Spans_and_warnings_arrive_and_chatter_of_the_SDKs_stays_at_home()
    {
        await using FakeIngestion insights = await FakeIngestion.StartAsync();
        using IHost host = await StartAsync(insights, entra: false);
        ILoggerFactory loggers = host.Services.GetRequiredService<ILoggerFactory>();
        loggers.CreateLogger("Azure.Core").LogInformation("Request [1] GET");
        loggers.CreateLogger("Azure.Core").LogWarning("Request [1] was turned away");
        loggers.CreateLogger("AIOps.Orchestrations.Streams").LogInformation("A body was taken in");

        await UntilASpanArrivesAsync(insights, host.Services.GetRequiredService<TracerProvider>());
        host.Services.GetRequiredService<LoggerProvider>().ForceFlush(15_000);
        await host.StopAsync();

        string[] messages = [.. insights.Of("MessageData").Select(message => message.GetProperty("message").GetString()!)];
        Assert.Contains("Request [1] was turned away", messages);
        Assert.Contains("A body was taken in", messages);
        Assert.DoesNotContain("Request [1] GET", messages);
    }

    [Fact]
    public async Task With_the_hosts_own_authentication_setting_nothing_goes_out_without_a_token_and_no_token_over_plain_HTTP()
    {
        await using FakeIngestion insights = await FakeIngestion.StartAsync();
        using IHost host = await StartAsync(insights, entra: true);
        WorkflowMeter.Stuck("Approval", "failed");
        host.Services.GetRequiredService<MeterProvider>().ForceFlush(15_000);
        await host.StopAsync();

        // With a key the same counter arrives (above). The SDK sends a token over HTTPS only, so here it sends nothing.
        Assert.Empty(insights.Authorizations);
        Assert.DoesNotContain(insights.Metrics, point => point.Name == "aiops.workflow.stuck" && point.Tags.GetProperty("workflow").GetString() == "Approval");
    }

    [Fact]
    public void Without_a_connection_string_nothing_is_added()
    {
        ServiceCollection services = [];
        services.AddApplicationInsights(new ConfigurationBuilder().Build(), () => throw new InvalidOperationException("no credential is made"));
        Assert.Empty(services);
    }

    /// <summary>The sampler has so many traces a second to give away and begins with none: in its first moments it gives none.</summary>
    private static async Task UntilASpanArrivesAsync(FakeIngestion insights, TracerProvider tracing)
    {
        for (int look = 0; look < 150 && !insights.Of("RemoteDependencyData").Any(static span => span.GetProperty("name").GetString() == "aiops.ingest"); look++)
        {
            Spans.Start("aiops.ingest", null)?.Dispose();
            tracing.ForceFlush(15_000);
            await Task.Delay(100);
        }

        Assert.Contains(insights.Of("RemoteDependencyData"), static span => span.GetProperty("name").GetString() == "aiops.ingest");
    }

    private static async Task<IHost> StartAsync(FakeIngestion insights, bool entra)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] = insights.ConnectionString;
        if (entra) builder.Configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "ClientId=x;Authorization=AAD";
        builder.Services.AddApplicationInsights(builder.Configuration, () => new AnyToken());
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
