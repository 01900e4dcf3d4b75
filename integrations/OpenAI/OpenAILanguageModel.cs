using System.ClientModel;
using AIOps.Diagnose.Summarizing;
using AIOps.Orchestrations.Ports;
using Azure.Core;
using OpenAI.Chat;

namespace AIOps.Integrations.OpenAI;

/// <summary>Asks a chat completions endpoint for a structured answer. Holds no tool; every failure becomes an outcome.</summary>
public sealed class OpenAILanguageModel : ILanguageModel
{
    private readonly OpenAIOptions options;
    private readonly ChatClient client;
    private readonly TimeProvider time;
    private DateTimeOffset notBefore;

    /// <summary>Creates the adapter.</summary>
    /// <param name="options">Which model to ask.</param>
    /// <param name="identity">The host's identity; needed when no key is configured.</param>
    /// <param name="time">Clock of the pause that a throttled endpoint asks for; null = the system's.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public OpenAILanguageModel(OpenAIOptions options, TokenCredential? identity = null, TimeProvider? time = null)
    {
        options.Validate();
        this.options = options;
        this.time = time ?? TimeProvider.System;
#pragma warning disable OPENAI001 // see OpenAIConnection.Credential
        client = new ChatClient(options.Deployment, OpenAIConnection.Credential(options, identity), OpenAIConnection.ClientOptions(options));
#pragma warning restore OPENAI001
    }

    /// <inheritdoc/>
    public string Name => options.Deployment;

    /// <inheritdoc/>
    public async Task<ModelReply> AskAsync(SummaryPrompt prompt, int maximumOutputTokens, CancellationToken cancellation)
    {
        // Whoever was told to wait does not ask again before: other incidents' calls would only prolong it.
        if (time.GetUtcNow() < notBefore) return new(ModelOutcome.Throttled, null, 0, $"asked to wait until {notBefore:HH:mm:ss} UTC");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            var answer = await client.CompleteChatAsync(
                [new SystemChatMessage(prompt.Instructions), new UserChatMessage(prompt.Facts)],
                new ChatCompletionOptions
                {
                    MaxOutputTokenCount = maximumOutputTokens,
                    ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(AnswerSchema.Name, BinaryData.FromString(AnswerSchema.Json), jsonSchemaIsStrict: true),
                },
                limit.Token);
            return Read(answer.Value);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(ModelOutcome.TimedOut, null, 0, $"no answer within {options.Timeout.TotalSeconds} s");
        }
        catch (ClientResultException error)
        {
            if (error.Status == 429 && OpenAIConnection.RetryAfter(error.GetRawResponse()) is { } wait) notBefore = time.GetUtcNow() + wait;
            return new(Outcome(error), null, 0, $"HTTP {error.Status}");
        }
        catch (Exception error) when (error is HttpRequestException or AggregateException or IOException or InvalidOperationException or FormatException or System.Text.Json.JsonException)
        {
            return new(ModelOutcome.Unavailable, null, 0, error.GetType().Name);
        }
    }

    private static ModelReply Read(ChatCompletion completion)
    {
        var tokens = completion.Usage?.TotalTokenCount ?? 0;
        if (completion.FinishReason == ChatFinishReason.ContentFilter) return new(ModelOutcome.Filtered, null, tokens, "the answer was filtered");
        if (completion.FinishReason != ChatFinishReason.Stop) return new(ModelOutcome.Invalid, null, tokens, $"finish reason {completion.FinishReason}");
        if (!string.IsNullOrEmpty(completion.Refusal) || completion.Content.Count == 0) return new(ModelOutcome.Invalid, null, tokens, "the model refused");
        var answer = AnswerReader.Read(string.Concat(completion.Content.Select(part => part.Text)));
        return answer is null ? new(ModelOutcome.Invalid, null, tokens, "not of the agreed shape") : new(ModelOutcome.Answered, answer, tokens, "");
    }

    // A filtered prompt must not be sent again: log text ("kill", "attack") trips filters.
    private static ModelOutcome Outcome(ClientResultException error) => error.Status switch
    {
        429 => ModelOutcome.Throttled,
        408 or 504 => ModelOutcome.TimedOut,
        400 when (error.GetRawResponse()?.Content.ToString() ?? "").Contains("content_filter", StringComparison.Ordinal) => ModelOutcome.Filtered,
        _ => ModelOutcome.Unavailable,
    };
}
