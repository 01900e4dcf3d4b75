using AIOps.Orchestrations.DeadLetters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Retention;

/// <summary>Deletes what has been kept long enough. Run by a timer; running it twice is running it once.</summary>
public sealed partial class RetentionSweep(DeadLetterRepository deadLetters, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionSweep> logger)
{
    /// <summary>How often a host should run it.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Sweeps once.</summary>
    /// <returns>Dead letters deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var deleted = await deadLetters.ExpireAsync(time.GetUtcNow().AddDays(-options.Value.DeadLetterDays), cancellation);
        if (deleted > 0)
        {
            LogDeleted(deleted, options.Value.DeadLetterDays);
        }

        return deleted;
    }

    [LoggerMessage(5001, Microsoft.Extensions.Logging.LogLevel.Information, "{Count} dead letters older than {Days} days were deleted")]
    private partial void LogDeleted(int count, int days);
}
