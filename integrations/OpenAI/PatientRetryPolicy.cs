using System.ClientModel.Primitives;

namespace AIOps.Integrations.OpenAI;

/// <summary>Waits as long as the other side asks, and does not wait at all when that is longer than a whole answer may take.</summary>
internal sealed class PatientRetryPolicy(int retries, TimeSpan limit) : ClientRetryPolicy(retries)
{
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => IsWorthIt(message) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) =>
        IsWorthIt(message) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    private bool IsWorthIt(PipelineMessage message) => OpenAIConnection.RetryAfter(message.Response) is not { } wait || wait < limit;
}
