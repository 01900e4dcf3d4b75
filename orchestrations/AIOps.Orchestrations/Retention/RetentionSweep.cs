using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Retention;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Retention;

/// <summary>Deletes what has been kept long enough, a page at a time. Running it twice is running it once.</summary>
public sealed partial class RetentionSweep(
    DeadLetterRepository deadLetters, IncidentEraser incidents, IWorkflowClient workflows, IOptions<RetentionOptions> options, ILogger<RetentionSweep> logger)
{
    private const int IncidentsPerPage = 50;

    /// <summary>Deletes a page of one kind.</summary>
    public async Task<SweepResult> RunAsync(RetentionKind kind, DateTimeOffset now, CancellationToken cancellation)
    {
        var (days, deleted) = kind switch
        {
            RetentionKind.DeadLetters => (options.Value.DeadLetterDays, await deadLetters.ExpireAsync(now.AddDays(-options.Value.DeadLetterDays), cancellation)),
            RetentionKind.Incidents => (options.Value.IncidentDays, await incidents.EraseAsync(now.AddDays(-options.Value.IncidentDays), IncidentsPerPage, cancellation)),
            _ => (options.Value.WorkflowDays, await workflows.PurgeEndedAsync(now.AddDays(-options.Value.WorkflowDays), cancellation)),
        };
        if (deleted > 0)
        {
            LogDeleted(kind, deleted, days);
        }

        return new SweepResult(deleted, kind == RetentionKind.Incidents && deleted == IncidentsPerPage);
    }

    [LoggerMessage(5001, LogLevel.Information, "{Kind}: {Count} older than {Days} days were deleted")]
    private partial void LogDeleted(RetentionKind kind, int count, int days);
}
