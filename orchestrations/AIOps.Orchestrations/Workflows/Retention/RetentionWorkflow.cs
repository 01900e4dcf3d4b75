using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Workflows.Retention;

/// <summary>Every hour: deletes what has been kept long enough, page by page. What fails is tried again in the next hour.</summary>
internal sealed partial class RetentionWorkflow : IWorkflow<RetentionInput, Nothing>
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Bounds the history of a run; the rest waits an hour.</summary>
    private const int PagesPerRun = 100;

    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(IWorkflowContext context, RetentionInput input)
    {
        foreach (var kind in Enum.GetValues<RetentionKind>())
        {
            context.SetStatus($"looks for {kind} to delete");
            await SweepAsync(context, kind);
        }

        context.SetStatus($"sleeps until {context.Now + Pause:yyyy-MM-dd HH:mm} UTC");
        await context.SleepUntilAsync(context.Now + Pause);
        context.ContinueAsNew(input);
        return Nothing.Value;
    }

    private static async Task SweepAsync(IWorkflowContext context, RetentionKind kind)
    {
        try
        {
            for (var page = 0; page < PagesPerRun; page++)
            {
                if (!(await context.CallAsync(RetentionNames.Sweep, new SweepRequest(kind, context.Now))).More)
                {
                    return;
                }
            }
        }
        catch (StepFailedException failed)
        {
            LogFailed(context.Logger, kind, failed.Message);
        }
    }

    [LoggerMessage(5401, LogLevel.Warning, "{Kind} could not be deleted and are tried again in an hour: {Reason}")]
    private static partial void LogFailed(ILogger logger, RetentionKind kind, string reason);
}
