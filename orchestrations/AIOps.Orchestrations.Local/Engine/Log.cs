using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>Every line that the engine logs; event ids 3100 to 3149.</summary>
internal static partial class Log
{
    [LoggerMessage(3100, LogLevel.Information, "Workflow {Workflow} {InstanceId} ended: {State}")]
    public static partial void Ended(ILogger logger, string workflow, string instanceId, string state);

    [LoggerMessage(3101, LogLevel.Error, "Workflow instance {InstanceId} is parked: {Reason}")]
    public static partial void Parked(ILogger logger, string instanceId, string reason);

    [LoggerMessage(3102, LogLevel.Warning, "A step of workflow instance {InstanceId} failed {Failures} times in a row; next try in {Delay}")]
    public static partial void StepFailed(ILogger logger, Exception exception, string instanceId, int failures, TimeSpan delay);

    [LoggerMessage(3103, LogLevel.Warning, "Activity {Activity} of {InstanceId} failed (try {Attempt})")]
    public static partial void ActivityFailed(ILogger logger, Exception exception, string activity, string instanceId, int attempt);

    [LoggerMessage(3104, LogLevel.Debug, "Event {EventName} to {InstanceId} is dropped: {Reason}")]
    public static partial void EventDropped(ILogger logger, string eventName, string instanceId, string reason);

    [LoggerMessage(3105, LogLevel.Information, "This process looks after {Owned} of {All} shares of the workflows (won {Won}, lost {Lost})")]
    public static partial void SharesChanged(ILogger logger, int owned, int all, int won, int lost);

    [LoggerMessage(3106, LogLevel.Warning, "{Loop} of the workflow engine failed and goes on")]
    public static partial void LoopFailed(ILogger logger, Exception exception, string loop);

    [LoggerMessage(3107, LogLevel.Debug, "Another engine took a step of {InstanceId}; it is read again")]
    public static partial void Overtaken(ILogger logger, string instanceId);
}
