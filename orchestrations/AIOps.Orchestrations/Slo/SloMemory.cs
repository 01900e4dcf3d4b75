using AIOps.Detect;
using AIOps.Detect.Slo;

namespace AIOps.Orchestrations.Slo;

/// <summary>What is remembered of an objective.</summary>
/// <param name="State">How far it was looked at, and what fires.</param>
/// <param name="Pending">Alerts of the newest evaluation: they go out again with the next one, because a host may die between writing and delivering.</param>
internal sealed record SloMemory(SloState State, IReadOnlyList<Anomaly> Pending);
