namespace AIOps.Detect.Metrics.Resources;

/// <summary>What becomes of the event of one series when its resource is looked at as a whole.</summary>
/// <param name="LeadId">Id of the anomaly that stands for the cause.</param>
/// <param name="Raise">The event to pass on: the lead itself, or the lead's update when a worse member joined; null when the member adds nothing new.</param>
/// <param name="Members">Ids of the anomalies under this cause, the lead included, in order of arrival.</param>
public sealed record CauseDecision(string LeadId, Anomaly? Raise, IReadOnlyList<string> Members);
