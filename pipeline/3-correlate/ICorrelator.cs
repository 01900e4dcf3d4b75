using AIOps.Detect;
using AIOps.Ingest;

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

    /// <summary>Lets time pass: quiet incidents, held alerts, ended windows. Call at least at <see cref="CorrelationState.NextTick"/>.</summary>
    /// <param name="state">The state before; never changed.</param>
    /// <param name="now">The time of the host.</param>
    /// <param name="graph">The topology as known now; without it, alerts let through now are grouped by their ids alone.</param>
    CorrelationStep Tick(CorrelationState state, DateTimeOffset now, ServiceGraph? graph = null);

    /// <summary>An incident was closed from outside (resolved by an operator or by its workflow).</summary>
    CorrelationState Close(CorrelationState state, string incidentId, DateTimeOffset now);

    /// <summary>Remembers a change of the estate, so that alerts it may have caused are seen together.</summary>
    CorrelationState Note(CorrelationState state, ChangeEvent change, DateTimeOffset now);

    /// <summary>
    /// Replaces the planned work known at run time (the options' windows stay). What was held for a window that is gone or shorter now is looked at again after the grace time.
    /// </summary>
    CorrelationState Plan(CorrelationState state, IReadOnlyList<MaintenanceWindow> windows, DateTimeOffset now);

    /// <summary>An operator moves alerts out of an incident into a new one, which is opened by the effects.</summary>
    /// <param name="state">The state before; never changed.</param>
    /// <param name="incidentId">An open incident.</param>
    /// <param name="alertIds">Some of its alerts, not all; unknown ids are ignored.</param>
    /// <param name="now">The time of the host.</param>
    /// <param name="newId">Id of the new incident; null makes one, see <see cref="IncidentIds"/>.</param>
    CorrelationStep Split(CorrelationState state, string incidentId, IReadOnlyList<string> alertIds, DateTimeOffset now, string? newId = null);

    /// <summary>
    /// An operator says that two open incidents are one: the alerts of the second join the first, and the second is forgotten without a reopen window. The same merge again
    /// changes nothing.
    /// </summary>
    CorrelationStep Merge(CorrelationState state, string intoId, string fromId, DateTimeOffset now);
}

/// <summary>State after an input, and what is to be done.</summary>
/// <param name="State">The state after.</param>
/// <param name="Effects">What is to be done, in order.</param>
public sealed record CorrelationStep(CorrelationState State, IReadOnlyList<CorrelationEffect> Effects);
