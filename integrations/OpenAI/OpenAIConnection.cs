using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using OpenAI;

namespace AIOps.Integrations.OpenAI;

/// <summary>How the endpoint is reached: address, credential, retries and time-out, the same for every model.</summary>
internal static class OpenAIConnection
{
    public static OpenAIClientOptions ClientOptions(OpenAIOptions options) => new()
    {
        Endpoint = options.Endpoint, RetryPolicy = new PatientRetryPolicy(options.Retries, options.Timeout), NetworkTimeout = options.Timeout,
    };

#pragma warning disable OPENAI001 // the policy constructor is marked experimental; it is the documented way to use a token against the v1 endpoint
    public static AuthenticationPolicy Credential(OpenAIOptions options, TokenCredential? identity) => options.ApiKey.Length > 0
        ? ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(options.ApiKey))
        : new BearerTokenPolicy(identity ?? throw new ArgumentException("AIOps:Model:ApiKey is empty and no identity is given; one of them is needed."), options.TokenScope);
#pragma warning restore OPENAI001

    /// <summary>How long the other side asks to wait; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null) return null;
        if (response.Headers.TryGetValue("retry-after-ms", out var ms) && double.TryParse(ms, System.Globalization.CultureInfo.InvariantCulture, out var milliseconds)) return TimeSpan.FromMilliseconds(milliseconds);
        return response.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var seconds) && seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
