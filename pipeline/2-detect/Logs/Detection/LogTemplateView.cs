using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>A template of a stream as people see it.</summary>
/// <param name="Id">Stable id, 16 hex digits.</param>
/// <param name="Text">Redacted text.</param>
/// <param name="Level">Level of most lines.</param>
/// <param name="Count">Lines.</param>
/// <param name="FirstSeen">First line.</param>
/// <param name="LastSeen">Newest line.</param>
/// <param name="Examples">Up to three lines, redacted.</param>
/// <param name="Aliases">Ids that stand for it too.</param>
public sealed record LogTemplateView(
    string Id, string Text, LogLevel Level, long Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, IReadOnlyList<string> Examples, IReadOnlyList<string> Aliases);

/// <summary>Lines of a template in a minute.</summary>
/// <param name="TemplateId">Id of the template when the line came.</param>
/// <param name="Minute">Minutes since year 1, UTC.</param>
/// <param name="Count">Lines.</param>
public readonly record struct LogMinute(string TemplateId, long Minute, long Count);
