namespace AIOps.Orchestrations.Streams;

/// <summary>A series could not be scored: a defect or an unusable state, never a reason to hold the partition.</summary>
internal sealed class ScoringFailedException(string message, Exception inner) : Exception(message, inner);
