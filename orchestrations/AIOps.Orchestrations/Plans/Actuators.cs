using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;

namespace AIOps.Orchestrations.Plans;

/// <summary>Finds who does an action, and what is asked of them: an action that configuration added is done as the shipped one that it uses.</summary>
public sealed class Actuators(IEnumerable<IActuator> actuators, ActionCatalogue catalogue)
{
    /// <summary>The actuator with the action as it understands it; null when no actuator of this host can do it.</summary>
    public (IActuator Actuator, PlannedAction Action)? Find(PlannedAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var resolved = catalogue.Resolve(action);
        return actuators.FirstOrDefault(candidate => candidate.CanDo(resolved)) is { } actuator ? (actuator, resolved) : null;
    }

    /// <summary>The same where there must be one.</summary>
    /// <exception cref="InvalidOperationException">No actuator of this host can do it.</exception>
    public (IActuator Actuator, PlannedAction Action) Get(PlannedAction action) =>
        Find(action) ?? throw new InvalidOperationException($"No actuator of this host can do {action.ActionId}.");
}
