using AIOps.Orchestrations.Ports;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Plans;

/// <summary>
/// Whether the target is still what people saw when they decided: the dry run of the plan, done again. Asked at the decision, where it can be said to the person, and
/// again before the action is sent, where it counts.
/// </summary>
public sealed class TargetCheck(Actuators actuators, TimeProvider time)
{
    /// <summary>How long a person at the page waits for the target to be read; after that the check before the execution is the only one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What is different now, one sentence; null when nothing is.</summary>
    /// <param name="plan">The plan with what its dry run saw.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<string?> ChangeAsync(RemediationPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (actuators.Find(plan.Action) is not var (actuator, action))
        {
            return null;
        }

        try
        {
            var now = await actuator.DryRunAsync(action, cancellation);
            return now.SequenceEqual(plan.Changes) ? null : Difference(plan.Changes, now);
        }
        catch (ActionPreconditionException refusal)
        {
            return $"The target changed since the plan was made: {refusal.Message}";
        }
    }

    /// <summary>The same within the time that a person at a page has; null also when the target could not be read.</summary>
    public async Task<string?> ChangeForPersonAsync(RemediationPlan plan, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await ChangeAsync(plan, both.Token);
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string Difference(IReadOnlyList<PlanChange> then, IReadOnlyList<PlanChange> now)
    {
        foreach (var (before, after) in then.Zip(now))
        {
            if (before != after)
            {
                return $"The target changed since the plan was made: {after.Field} is '{after.Before}', it was '{before.Before}'.";
            }
        }

        return "The target changed since the plan was made: the action would do something else now.";
    }
}
