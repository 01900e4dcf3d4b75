using AIOps.Diagnose;

namespace AIOps.Remediate.Planning;

/// <summary>An action that could help against a cause.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Action">The action.</param>
/// <param name="Rollback">What undoes it; null when nothing does.</param>
/// <param name="Blast">How much it touches.</param>
/// <param name="Why">Why this one, without the full stop.</param>
internal sealed record Candidate(Cause Cause, PlannedAction Action, PlannedAction? Rollback, BlastRadius Blast, string Why);
