namespace AIOps.Orchestrations.Observability;

/// <summary>The input of a step that works on an incident: its span belongs to the incident's trace.</summary>
public interface IOfIncident
{
    /// <summary>The incident.</summary>
    string IncidentId { get; }
}
