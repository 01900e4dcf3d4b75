namespace AIOps.Orchestrations.Incidents;

/// <summary>One line of an incident's story.</summary>
/// <param name="At">When.</param>
/// <param name="Kind"><c>alert</c>, <c>incident</c>, <c>diagnosis</c>, <c>summary</c>, <c>plan</c>, <c>policy</c>, <c>approval</c>, <c>action</c>, <c>verification</c>, <c>notification</c>, <c>change</c> or <c>operator</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">More, may be empty.</param>
/// <param name="Actor">Who caused it; null when nobody did.</param>
/// <param name="EvidenceIds">Facts that belong to it.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Kind, string Title, string Text, string? Actor, IReadOnlyList<string> EvidenceIds);
