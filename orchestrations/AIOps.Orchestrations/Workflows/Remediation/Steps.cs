using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>From an actuator's progress to the intent and to the workflow's step.</summary>
internal static class Steps
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(10);

    public static Intent With(Intent intent, ActionProgress progress, DateTimeOffset now) => intent with
    {
        State = progress.State,
        Operation = progress.Operation ?? intent.Operation,
        Message = progress.Message,
        EndedAt = progress.State is ActionState.Succeeded or ActionState.Failed ? intent.EndedAt ?? now : null,
    };

    public static StepResult Of(Intent intent, TimeSpan? askAgain = null) => new(
        intent.State switch
        {
            ActionState.Succeeded => StepState.Succeeded,
            ActionState.Failed => StepState.Failed,
            _ => StepState.Running,
        },
        askAgain is { } pause && pause > TimeSpan.Zero ? pause : DefaultPause,
        intent.Message);
}
