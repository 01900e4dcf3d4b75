using AIOps.Orchestrations.Retention;

namespace AIOps.Local.Host;

/// <summary>The local host's timer for what is kept long enough.</summary>
internal sealed class RetentionTimer(RetentionSweep sweep, TimeProvider clock) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await sweep.RunAsync(stoppingToken);
            await Task.Delay(RetentionSweep.Interval, clock, stoppingToken);
        }
    }
}
