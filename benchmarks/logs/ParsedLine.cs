namespace AIOps.Benchmarks.Logs;

/// <summary>What the miner said of a line, beside the truth.</summary>
/// <param name="LineId">Id of the file, or the number of the row.</param>
/// <param name="EventId">Id of the template.</param>
/// <param name="Template">Its text.</param>
/// <param name="Truth">The right text; null when the file has none.</param>
internal sealed record ParsedLine(string LineId, string EventId, string Template, string? Truth);
