using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Streams;

/// <summary>Runs the watch for silence once a minute, and at once for a new partition, on every host that scores series; what it finds goes the way of every anomaly.</summary>
internal sealed partial class SilenceTimer(
    SilenceWatch watch, SeriesScorer scorer, ResourceCauses causes, AnomalyRouter router, TimeProvider time, ILogger<SilenceTimer> logger) : BackgroundService
{
    /// <summary>Checks once and delivers what was found.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (series, events) in await watch.CheckAsync(cancellation))
        {
            await router.SendAsync(await causes.FoldAsync(events, cancellation), cancellation);
            scorer.Confirm(series, events);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(SilenceWatch.Interval, time, stoppingToken), watch.News);
            try
            {
                stoppingToken.ThrowIfCancellationRequested();
                await RunAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // Found silences are stored with their series as undelivered: the next round, or the next sample, brings them again.
                LogFailed(failed);
            }
        }
    }

    [LoggerMessage(2003, Microsoft.Extensions.Logging.LogLevel.Warning, "The watch for silent series failed; it runs again in a minute")]
    private partial void LogFailed(Exception failed);
}
