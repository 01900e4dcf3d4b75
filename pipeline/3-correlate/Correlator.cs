using AIOps.Detect;

namespace AIOps.Correlate;

/// <summary>Turns anomaly phases into alerts and groups alerts into incidents, online. Pure: everything it knows is in the state.</summary>
public interface ICorrelator
{
    /// <summary>Takes one anomaly phase (or foreign alert in that form).</summary>
    /// <param name="state">The state before; never changed.</param>
    /// <param name="anomaly">The phase.</param>
    /// <param name="graph">The topology as known now.</param>
    /// <param name="now">The time of the host.</param>
    CorrelationStep Apply(CorrelationState state, Anomaly anomaly, ServiceGraph graph, DateTimeOffset now);

    /// <summary>Lets time pass: quiet incidents, ended windows. Call at least at <see cref="CorrelationState.NextTick"/>.</summary>
    CorrelationStep Tick(CorrelationState state, DateTimeOffset now);

    /// <summary>An incident was closed from outside (resolved by an operator or by its workflow).</summary>
    CorrelationState Close(CorrelationState state, string incidentId, DateTimeOffset now);
}

/// <summary>State after an input, and what is to be done.</summary>
/// <param name="State">The state after.</param>
/// <param name="Effects">What is to be done, in order.</param>
public sealed record CorrelationStep(CorrelationState State, IReadOnlyList<CorrelationEffect> Effects);
