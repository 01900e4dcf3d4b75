using AIOps.Correlate;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>
/// Takes a batch into the scope's state and does what follows. Effects first, state last: a crash in between repeats the batch on the old state,
/// which gives the same effects again, and each effect may be done twice.
/// </summary>
internal sealed class CorrelateActivity(
    ICorrelator correlator, CorrelationStateRepository states, EffectApplier effects, IResourceGraph topology, ChangeRepository changes) : IActivity<CorrelateRequest, CorrelateResult>
{
    /// <summary>Changes older than this no longer bring alerts together; the correlator's own window is shorter.</summary>
    private static readonly TimeSpan ChangeMemory = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<CorrelateResult> RunAsync(CorrelateRequest input, ActivityContext context)
    {
        var graph = await topology.GetAsync(context.Cancellation);
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

            List<CorrelationEffect> todo = [];
            foreach (var signal in input.Signals)
            {
                state = Take(state, signal, graph, input.Now, todo);
            }

            var tick = correlator.Tick(state, input.Now, graph);
            todo.AddRange(tick.Effects);
            foreach (var effect in todo)
            {
                await effects.ApplyAsync(effect, input.Now, context.Cancellation);
            }

            if (await states.TryPutAsync(input.Scope, tick.State, etag, context.CallId, context.Cancellation))
            {
                return new CorrelateResult(tick.State.NextTick);
            }
        }
    }

    private CorrelationState Take(CorrelationState state, CorrelationSignal signal, ServiceGraph graph, DateTimeOffset now, List<CorrelationEffect> todo)
    {
        if (signal.ClosedIncidentId is { } closed)
        {
            return correlator.Close(state, closed, now);
        }

        if (signal.Anomaly is not { } anomaly)
        {
            return state;
        }

        var step = correlator.Apply(state, anomaly, graph, now);
        todo.AddRange(step.Effects);
        return step.State;
    }
}
