using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>
/// The SDK's clients. Reads are retried by the SDK; writes never are: a restart that is sent again after a lost reply restarts twice, so what to do
/// after a failed write is the workflow's decision, not the transport's.
/// </summary>
internal sealed class ArmConnection : IDisposable
{
    private readonly HttpClient? _http;

    public ArmConnection(ArmOptions options, TokenCredential credential, HttpMessageHandler? handler)
    {
        Settings = options;
        _http = handler is null ? null : new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        Reader = new ArmClient(credential, default, Options(options, retries: 3));
        Writer = new ArmClient(credential, default, Options(options, retries: 0));
        ReadPipeline = Pipeline(options, credential, retries: 3);
        WritePipeline = Pipeline(options, credential, retries: 0);
    }

    public ArmOptions Settings { get; }

    public Uri Endpoint => Settings.Endpoint;

    public ArmClient Reader { get; }

    public ArmClient Writer { get; }

    public HttpPipeline ReadPipeline { get; }

    public HttpPipeline WritePipeline { get; }

    public void Dispose() => _http?.Dispose();

    private ArmClientOptions Options(ArmOptions options, int retries)
    {
        var client = new ArmClientOptions { Environment = new ArmEnvironment(options.Endpoint, options.Audience) };
        Configure(client, options, retries);
        return client;
    }

    private HttpPipeline Pipeline(ArmOptions options, TokenCredential credential, int retries)
    {
        var client = new RestOptions();
        Configure(client, options, retries);
        return HttpPipelineBuilder.Build(client, new BearerTokenAuthenticationPolicy(credential, options.Audience + "/.default"));
    }

    private void Configure(ClientOptions client, ArmOptions options, int retries)
    {
        client.Retry.MaxRetries = retries;
        client.Retry.NetworkTimeout = options.CallTimeout;
        client.Diagnostics.ApplicationId = "aiops";
        if (_http is not null) client.Transport = new HttpClientTransport(_http);
    }

    private sealed class RestOptions : ClientOptions;
}
