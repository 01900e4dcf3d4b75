using System.ClientModel;
using AIOps.Orchestrations.Ports;
using Azure.Core;
using OpenAI.Embeddings;

namespace AIOps.Integrations.OpenAI;

/// <summary>Asks an embeddings endpoint; when it is away, words alone are searched.</summary>
public sealed class OpenAIEmbeddingModel : IEmbeddingModel
{
    private readonly OpenAIOptions options;
    private readonly EmbeddingClient client;

    /// <summary>Creates the adapter.</summary>
    /// <param name="options">Which model to ask.</param>
    /// <param name="identity">The host's identity; needed when no key is configured.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public OpenAIEmbeddingModel(OpenAIOptions options, TokenCredential? identity = null)
    {
        options.Validate();
        this.options = options;
#pragma warning disable OPENAI001 // see OpenAIConnection.Credential
        client = new EmbeddingClient(options.EmbeddingDeployment, OpenAIConnection.Credential(options, identity), OpenAIConnection.ClientOptions(options));
#pragma warning restore OPENAI001
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<float>>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            var answer = await client.GenerateEmbeddingsAsync(texts, cancellationToken: limit.Token);
            return [.. answer.Value.OrderBy(one => one.Index).Select(one => one.ToFloats().ToArray())];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception away) when (away is ClientResultException or HttpRequestException or AggregateException or IOException or InvalidOperationException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
