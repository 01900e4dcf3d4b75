using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>What a log anomaly shows.</summary>
/// <param name="TemplateId">Stable id of the template; null when the anomaly is about a level or about operations.</param>
/// <param name="Template">Its text, redacted.</param>
/// <param name="Level">Level of most of its lines.</param>
/// <param name="Examples">Up to three lines, redacted.</param>
/// <param name="CountBefore">Lines usual in a window.</param>
/// <param name="CountAfter">Lines since the anomaly began, or in the window that made this phase.</param>
/// <param name="Deployment">The deployment that it began soon after; null when there was none.</param>
public sealed record LogEvidence(
    string? TemplateId, string Template, LogLevel Level, IReadOnlyList<string> Examples, double CountBefore, double CountAfter, string? Deployment = null);
