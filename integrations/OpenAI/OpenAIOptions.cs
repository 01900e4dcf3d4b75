namespace AIOps.Integrations.OpenAI;

/// <summary>Which model to ask (<c>AIOps:Model</c>). Works with an Azure OpenAI v1 endpoint and with any other of the same shape.</summary>
public sealed class OpenAIOptions
{
    /// <summary>Base address, for Azure <c>https://{resource}.openai.azure.com/openai/v1/</c>. No default: without it there is no model.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Model, or in Azure the deployment's name. No default.</summary>
    public string Deployment { get; set; } = "";

    /// <summary>Model or deployment for embeddings of past incidents and runbooks. Default none: they are found by words alone.</summary>
    public string EmbeddingDeployment { get; set; } = "";

    /// <summary>Key, by reference from the configuration; empty = a token of the host's identity is used. No default.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Scope of the token. Default <c>https://ai.azure.com/.default</c>; older resources use <c>https://cognitiveservices.azure.com/.default</c>.</summary>
    public string TokenScope { get; set; } = "https://ai.azure.com/.default";

    /// <summary>Time allowed for one answer, retries included. Default 30 seconds, range 1 to 300.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Retries after 429 and server errors. Default 2, range 0 to 5.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Checks every option; the error names the option, the value and what is allowed.</summary>
    /// <exception cref="ArgumentException">A value is missing or out of its range.</exception>
    public void Validate()
    {
        if (Endpoint is null || !Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttps && !Endpoint.IsLoopback))
            throw new ArgumentException($"AIOps:Model:Endpoint is '{Endpoint}'; allowed is an absolute https address (http only on this machine).");
        if (Deployment.Length == 0) throw new ArgumentException("AIOps:Model:Deployment is ''; allowed is the name of a model or deployment.");
        if (ApiKey.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase)) throw new ArgumentException("AIOps:Model:ApiKey is a Key Vault reference that the platform has not resolved; allowed is a key, or nothing for a token of the identity.");
        if (Timeout.TotalSeconds is < 1 or > 300) throw new ArgumentException($"AIOps:Model:Timeout is {Timeout}; allowed is 1 to 300 seconds.");
        if (Retries is < 0 or > 5) throw new ArgumentException($"AIOps:Model:Retries is {Retries}; allowed is 0 to 5.");
    }
}
