using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Retention;

namespace AIOps.Local.Host;

/// <summary>Starts the one retention workflow; where it is there already, nothing happens.</summary>
internal sealed partial class RetentionStarter(IWorkflowClient workflows, TimeProvider clock, ILogger<RetentionStarter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryStartAsync(stoppingToken))
        {
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellation)
    {
        try
        {
            await workflows.StartAsync(RetentionNames.Workflow, RetentionNames.InstanceId, new RetentionInput(), cancellation);
            return true;
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested)
        {
            // Storage may be away for a moment: nothing is urgent about deleting.
            LogAway(away);
            return false;
        }
    }

    [LoggerMessage(6301, LogLevel.Warning, "The retention workflow could not be started and is tried again in a minute")]
    private partial void LogAway(Exception away);
}
