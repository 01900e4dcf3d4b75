using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Control;

/// <summary>Where people hold, release, end and delete workflow instances. Each time is audited: ending a workflow ends what it watches over.</summary>
public sealed class WorkflowDesk(IWorkflowClient workflows, AuditLog audit, TimeProvider time)
{
    /// <summary>Does what a person asks for.</summary>
    /// <param name="id">The instance.</param>
    /// <param name="command">What to do.</param>
    /// <param name="person">Who.</param>
    /// <param name="reason">Why; goes into the audit and, but for a purge, to the instance.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<WorkflowControlAnswer> DoAsync(string id, WorkflowCommand command, Person person, string reason, CancellationToken cancellation)
    {
        if (await workflows.GetAsync(id, cancellation) is not { } before)
        {
            return new WorkflowControlAnswer(WorkflowControlOutcome.Unknown, null);
        }

        if (!Applies(command, before.State))
        {
            return new WorkflowControlAnswer(WorkflowControlOutcome.DoesNotApply, before);
        }

        // Written down first: what is done without a trace cannot be told from what nobody did.
        var now = time.GetUtcNow();
        await audit.AppendAsync(
            new AuditEntry($"workflow:{id}:{command}:{now.UtcTicks}", now, "", $"workflow.{command.ToString().ToLowerInvariant()}", person.Id, $"{before.Workflow} {id}: {reason}")
            {
                IdentitySource = person.IdentitySource,
                Before = before.State.ToString().ToLowerInvariant(),
            },
            cancellation);
        await (command switch
        {
            WorkflowCommand.Suspend => workflows.SuspendAsync(id, reason, cancellation),
            WorkflowCommand.Resume => workflows.ResumeAsync(id, reason, cancellation),
            WorkflowCommand.Terminate => workflows.TerminateAsync(id, reason, cancellation),
            _ => workflows.PurgeAsync(id, cancellation),
        });
        return new WorkflowControlAnswer(WorkflowControlOutcome.Taken, await workflows.GetAsync(id, cancellation));
    }

    private static bool Applies(WorkflowCommand command, WorkflowState state) => command switch
    {
        WorkflowCommand.Suspend => state is WorkflowState.Pending or WorkflowState.Running,
        WorkflowCommand.Resume => state is WorkflowState.Suspended or WorkflowState.Parked,
        WorkflowCommand.Terminate => state is WorkflowState.Pending or WorkflowState.Running or WorkflowState.Suspended or WorkflowState.Parked,
        _ => state is WorkflowState.Completed or WorkflowState.Failed or WorkflowState.Terminated,
    };
}

/// <summary>What a person may do with an instance.</summary>
public enum WorkflowCommand
{
    /// <summary>Hold it: it takes no step, events are kept.</summary>
    Suspend,

    /// <summary>Let a suspended or parked one go on.</summary>
    Resume,

    /// <summary>End it.</summary>
    Terminate,

    /// <summary>Delete an ended one with its history.</summary>
    Purge,
}

/// <summary>What becomes of a command.</summary>
public enum WorkflowControlOutcome
{
    /// <summary>Taken.</summary>
    Taken,

    /// <summary>There is no such instance.</summary>
    Unknown,

    /// <summary>The instance is in a state in which the command makes no sense.</summary>
    DoesNotApply,
}

/// <summary>What becomes of a command, with the instance.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Instance">The instance as it stands; null when it is unknown or purged.</param>
public sealed record WorkflowControlAnswer(WorkflowControlOutcome Outcome, WorkflowInstance? Instance);
