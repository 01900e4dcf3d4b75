using AIOps.Diagnose.Summarizing;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Tests.Summaries;

/// <summary>A model that answers as a test says, from the prompt that it was shown.</summary>
internal sealed class FakeModel(Func<SummaryPrompt, ModelReply> answer) : ILanguageModel
{
    private int _asked;

    public int Asked => _asked;

    public string Name => "fake-model";

    public Task<ModelReply> AskAsync(SummaryPrompt prompt, int maximumOutputTokens, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(answer(prompt));
    }
}
