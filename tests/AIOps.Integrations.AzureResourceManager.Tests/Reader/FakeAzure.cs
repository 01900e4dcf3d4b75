using System.Net;
using System.Text.Json;
using AIOps.Orchestrations.Topology;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Integrations.AzureResourceManager.Tests.Reader;

/// <summary>Answers HTTP requests of the SDK's own pipeline, as Azure Resource Manager would, and keeps what was asked.</summary>
internal sealed class FakeAzure : HttpMessageHandler
{
    public const string Subscription = "3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95";

    public List<(HttpMethod Method, Uri Address, string Body)> Asked { get; } = [];

    public Queue<(HttpStatusCode Status, object Body)> Answers { get; } = new();

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    public ServiceProvider Start(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("AIOps:Topology:Subscriptions:0", Subscription), .. settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))]).Build();
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
            .AddConfiguredTopology(configuration).AddEstateReader(configuration, _ => new AnyToken(), _ => this).BuildServiceProvider();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.Method, request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        Assert.Equal("Bearer", request.Headers.Authorization?.Scheme);
        var (status, body) = Answers.Count > 1 ? Answers.Dequeue() : Answers.Peek();
        return new HttpResponseMessage(status) { Content = new StringContent(JsonSerializer.Serialize(body)), RequestMessage = request };
    }

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
