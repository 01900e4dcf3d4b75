using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Sources;

/// <summary>Asks people in another system until the approval is decided or its time is over. The approval's own workflow waits for nobody here: this only brings votes.</summary>
internal sealed class SourceWorkflow : IWorkflow<SourceInput, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(IWorkflowContext context, SourceInput input)
    {
        context.SetStatus($"puts the request before people in {input.Source}");
        var request = await context.CallAsync(SourceNames.Request, new SourceRequest(input.Source, input.ApprovalId, input.PlanHash), Patience.ToTheEnd);
        IReadOnlyList<string> seen = [];
        while (request.Handle is { } handle)
        {
            context.SetStatus($"waits for people in {input.Source} until {input.ExpiresAt:yyyy-MM-dd HH:mm} UTC");
            var due = context.Now + input.Poll;
            await context.SleepUntilAsync(due < input.ExpiresAt || context.Now >= input.ExpiresAt ? due : input.ExpiresAt);
            var state = await context.CallAsync(SourceNames.Poll, new SourcePoll(input.Source, input.ApprovalId, input.PlanHash, handle, seen), Patience.ToTheEnd);
            seen = state.Seen;
            if (state.IsOver)
            {
                break;
            }
        }

        context.SetStatus("done");
        return Nothing.Value;
    }
}
