using AIOps.Correlate;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Maintenance;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>
/// Takes a batch into the scope's state and does what follows. Effects first, state last: a crash in between repeats the batch on the old state,
/// which gives the same effects again, and each effect may be done twice.
/// </summary>
internal sealed class CorrelateActivity(
    ICorrelator correlator,
    CorrelationStateRepository states,
    EffectApplier effects,
    RegroupApplier regroups,
    IResourceGraph topology,
    ChangeRepository changes,
    MaintenanceRepository maintenance) : IActivity<CorrelateRequest, CorrelateResult>
{
    /// <summary>Changes older than this no longer bring alerts together; the correlator's own window is shorter.</summary>
    private static readonly TimeSpan ChangeMemory = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<CorrelateResult> RunAsync(CorrelateRequest input, ActivityContext context)
    {
        var graph = ScopeView.Of(await topology.GetAsync(context.Cancellation), input.Scope);
        while (true)
        {
            var (state, etag, doneCall) = await states.GetAsync(input.Scope, context.Cancellation);
            if (doneCall == context.CallId)
            {
                return new CorrelateResult(state.NextTick);
            }

            foreach (var change in await changes.BetweenAsync(input.Now - ChangeMemory, input.Now, context.Cancellation))
            {
                state = correlator.Note(state, change, input.Now);
            }

            state = correlator.Plan(state, await maintenance.WindowsAsync(input.Now, context.Cancellation), input.Now);
            foreach (var signal in input.Signals)
            {
                state = await TakeAsync(state, signal, graph, input, context.Cancellation);
            }

            state = await ApplyAsync(state, before => correlator.Tick(before, input.Now, graph), input, context.Cancellation);
            if (await states.TryPutAsync(input.Scope, state, etag, context.CallId, context.Cancellation))
            {
                return new CorrelateResult(state.NextTick);
            }
        }
    }

    private async Task<CorrelationState> TakeAsync(
        CorrelationState state, CorrelationSignal signal, ServiceGraph graph, CorrelateRequest input, CancellationToken cancellation)
    {
        switch (signal)
        {
            case { ClosedIncidentId: { } closed }:
                return correlator.Close(state, closed, input.Now);
            case { Regroup: { } request }:
                return await RegroupAsync(state, request, input, cancellation);
            case { Anomaly: { } anomaly }:
                return await ApplyAsync(state, before => correlator.Apply(before, anomaly, graph, input.Now), input, cancellation);
            default:
                return state;
        }
    }

    /// <summary>The records move as a whole, also what the state has forgotten of them; of the step's effects only "nothing goes on in it any more" is news.</summary>
    private async Task<CorrelationState> RegroupAsync(CorrelationState state, RegroupRequest request, CorrelateRequest input, CancellationToken cancellation)
    {
        await regroups.ApplyAsync(request, input.Now, cancellation);
        var step = request.MergeFromId is { } from
            ? correlator.Merge(state, request.IncidentId, from, input.Now)
            : correlator.Split(state, request.IncidentId, request.AlertIds!, input.Now, request.NewIncidentId);
        foreach (var quiet in step.Effects.OfType<IncidentQuiet>())
        {
            await effects.ApplyAsync(quiet, input.Scope, input.Now, cancellation);
        }

        return step.State;
    }

    /// <summary>
    /// Takes one step and does what follows. An incident may have been resolved a moment ago without this scope knowing yet: it takes nothing any more, so the step is taken
    /// again with the incident closed. A repeat after a crash comes to the same end, because what was taken before the resolution is a member already.
    /// </summary>
    private async Task<CorrelationState> ApplyAsync(
        CorrelationState state, Func<CorrelationState, CorrelationStep> take, CorrelateRequest input, CancellationToken cancellation)
    {
        while (true)
        {
            var step = take(state);
            string? refused = null;
            foreach (var effect in step.Effects)
            {
                if (!await effects.ApplyAsync(effect, input.Scope, input.Now, cancellation))
                {
                    refused = effect.IncidentId;
                    break;
                }
            }

            if (refused is null)
            {
                return step.State;
            }

            state = correlator.Close(state, refused, input.Now);
        }
    }
}
