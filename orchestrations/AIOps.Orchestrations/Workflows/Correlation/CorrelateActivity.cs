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
            for (var taken = 0; taken < input.Signals.Count;)
            {
                if (input.Signals[taken].Anomaly is not null)
                {
                    (state, taken) = await TakeRunAsync(state, taken, graph, input, context.Cancellation);
                }
                else
                {
                    state = await TakeAsync(state, input.Signals[taken++], input, context.Cancellation);
                }
            }

            state = await TickAsync(state, graph, input, context.Cancellation);
            if (await states.TryPutAsync(input.Scope, state, etag, context.CallId, context.Cancellation))
            {
                return new CorrelateResult(state.NextTick);
            }
        }
    }

    private async Task<CorrelationState> TakeAsync(CorrelationState state, CorrelationSignal signal, CorrelateRequest input, CancellationToken cancellation) => signal switch
    {
        { ClosedIncidentId: { } closed } => correlator.Close(state, closed, input.Now),
        { Regroup: { } request } => await RegroupAsync(state, request, input, cancellation),
        _ => state,
    };

    /// <summary>
    /// Takes the anomalies from a place on and does what follows from all of them. An incident may have been resolved a moment ago without this scope knowing yet: it takes nothing
    /// any more, so the anomaly whose effect it refuses, and what came after that, is taken again with the incident closed.
    /// </summary>
    /// <returns>The state, and the place to go on at.</returns>
    private async Task<(CorrelationState State, int Next)> TakeRunAsync(
        CorrelationState state, int from, ServiceGraph graph, CorrelateRequest input, CancellationToken cancellation)
    {
        List<(CorrelationState State, int Effects)> before = [];
        List<CorrelationEffect> all = [];
        var next = from;
        for (; next < input.Signals.Count && input.Signals[next].Anomaly is { } anomaly; next++)
        {
            before.Add((state, all.Count));
            var step = correlator.Apply(state, anomaly, graph, input.Now);
            all.AddRange(step.Effects);
            state = step.State;
        }

        var done = await effects.ApplyAsync(all, input.Scope, input.Now, cancellation);
        if (done == all.Count)
        {
            return (state, next);
        }

        var refused = before.FindLastIndex(step => step.Effects <= done);
        return (correlator.Close(before[refused].State, all[done].IncidentId, input.Now), from + refused);
    }

    /// <summary>The records move as a whole, also what the state has forgotten of them; of the step's effects only "nothing goes on in it any more" is news.</summary>
    private async Task<CorrelationState> RegroupAsync(CorrelationState state, RegroupRequest request, CorrelateRequest input, CancellationToken cancellation)
    {
        await regroups.ApplyAsync(request, input.Now, cancellation);
        var step = request.MergeFromId is { } from
            ? correlator.Merge(state, request.IncidentId, from, input.Now)
            : correlator.Split(state, request.IncidentId, request.AlertIds!, input.Now, request.NewIncidentId);
        await effects.ApplyAsync([.. step.Effects.OfType<IncidentQuiet>()], input.Scope, input.Now, cancellation);
        return step.State;
    }

    /// <summary>What time alone does. A repeat after a refusal or a crash comes to the same end, because what was taken before the resolution is a member already.</summary>
    private async Task<CorrelationState> TickAsync(CorrelationState state, ServiceGraph graph, CorrelateRequest input, CancellationToken cancellation)
    {
        while (true)
        {
            var step = correlator.Tick(state, input.Now, graph);
            var done = await effects.ApplyAsync(step.Effects, input.Scope, input.Now, cancellation);
            if (done == step.Effects.Count)
            {
                return step.State;
            }

            state = correlator.Close(state, step.Effects[done].IncidentId, input.Now);
        }
    }
}
