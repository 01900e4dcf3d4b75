namespace AIOps.Detect;

/// <summary>What a monitor says of one sample.</summary>
/// <param name="Accepted">False when the sample was at or before the last one seen (a duplicate or too late): nothing changed.</param>
/// <param name="Value">The value that was scored (the aggregation that the catalogue names for the metric).</param>
/// <param name="Expected">What was expected, in the unit of the metric.</param>
/// <param name="Lower">Lower end of the expected band.</param>
/// <param name="Upper">Upper end of the expected band.</param>
/// <param name="Score">0 (as expected) to 1 (never seen).</param>
/// <param name="Event">Set when an episode opened, got clearly worse, or cleared with this sample.</param>
public readonly record struct Observation(
    bool Accepted, double Value, double Expected, double Lower, double Upper, double Score, Anomaly? Event);
