using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>One try of an activity.</summary>
/// <param name="Resident">Who asked.</param>
/// <param name="Run">Its run.</param>
/// <param name="CallId">Key of the call, the same for every try.</param>
/// <param name="Decision">What is asked.</param>
internal sealed record ActivityCall(Resident Resident, string Run, string CallId, Decision Decision);

/// <summary>Runs activities, each with services of its own.</summary>
internal sealed class ActivityRunner(
    WorkflowRegistry registry, IServiceProvider services, Residents residents, WorkflowMetrics metrics, TimeProvider clock, ILogger logger)
{
    public async Task RunAsync(ActivityCall call, CancellationToken stopping)
    {
        // The instance ended or went to another process while the call waited.
        if (!residents.Holds(call.Resident)) return;
        long started = clock.GetTimestamp();
        Outcome outcome;
        try
        {
            outcome = new Outcome(OutcomeKind.ActivityCompleted, clock.GetUtcNow(), call.Decision.Id, Payload: await CallAsync(call, stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Not a failure of the activity: the next start runs it again.
            return;
        }
#pragma warning disable CA1031 // Whatever an activity throws is its result.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.ActivityFailed(logger, error, call.Decision.Name!, call.Resident.Id, call.Decision.Attempt);
            string message = error.Message.Length <= Payload.MaxLength ? error.Message : error.Message[..Payload.MaxLength];
            outcome = new Outcome(OutcomeKind.ActivityFailed, clock.GetUtcNow(), call.Decision.Id, Payload: message, ErrorType: error.GetType().FullName);
        }
        metrics.ActivityDuration.Record(clock.GetElapsedTime(started).TotalMilliseconds);
        call.Resident.Arrive(call.Run, outcome);
        residents.Wake(call.Resident);
    }

    private async Task<string> CallAsync(ActivityCall call, CancellationToken stopping)
    {
        ActivityRegistration code = registry.FindActivity(call.Decision.Name!)
            ?? throw new InvalidOperationException($"Activity '{call.Decision.Name}' is not registered.");
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        ActivityContext context = new(call.Resident.Id, call.CallId, call.Decision.Attempt, stopping);
        string result = await code.RunAsync(scope.ServiceProvider, call.Decision.Input!, context);
        return Payload.Check(result, $"Result of activity '{code.Name}'");
    }
}
