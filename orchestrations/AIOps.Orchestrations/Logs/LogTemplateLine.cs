using AIOps.Detect;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Logs;

/// <summary>A template of one log stream, as a list shows it.</summary>
/// <param name="Id">Stable id, 16 hex digits.</param>
/// <param name="ResourceId">Azure resource id, lower case.</param>
/// <param name="Category">Log category.</param>
/// <param name="Template">Redacted text; variable parts are <c>&lt;*&gt;</c>.</param>
/// <param name="Level">Level of most lines.</param>
/// <param name="Count">Lines since the template is known.</param>
/// <param name="FirstSeen">First line.</param>
/// <param name="LastSeen">Newest line.</param>
/// <param name="Examples">Up to three lines, redacted.</param>
public sealed record LogTemplateLine(
    string Id, string ResourceId, string Category, string Template, LogLevel Level, long Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, IReadOnlyList<string> Examples);

/// <summary>A template with how often it is written.</summary>
/// <param name="Id">Stable id, 16 hex digits: the newest one when the id asked for was merged into another.</param>
/// <param name="Template">Redacted text.</param>
/// <param name="Level">Level of most lines.</param>
/// <param name="Aliases">Ids that stand for it too.</param>
/// <param name="Examples">Up to three lines, redacted.</param>
/// <param name="Streams">Where it is written.</param>
/// <param name="From">Start of the points.</param>
/// <param name="To">End of the points.</param>
/// <param name="StepSeconds">Length of a step.</param>
/// <param name="Points">Steps with at least one line, in time order.</param>
/// <param name="Anomalies">Anomalies of the template that began in the span.</param>
public sealed record LogTemplateDetail(
    string Id,
    string Template,
    LogLevel Level,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Examples,
    IReadOnlyList<LogTemplateStream> Streams,
    DateTimeOffset From,
    DateTimeOffset To,
    int StepSeconds,
    IReadOnlyList<LogCount> Points,
    IReadOnlyList<Anomaly> Anomalies);

/// <summary>A stream that a template is written to.</summary>
/// <param name="Key">Key of the stream, 32 hex digits.</param>
/// <param name="ResourceId">Azure resource id, lower case.</param>
/// <param name="Category">Log category.</param>
/// <param name="Count">Lines.</param>
/// <param name="FirstSeen">First line.</param>
/// <param name="LastSeen">Newest line.</param>
public sealed record LogTemplateStream(string Key, string ResourceId, string Category, long Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);

/// <summary>Lines of a step.</summary>
/// <param name="Time">Start of the step.</param>
/// <param name="Count">Lines.</param>
public sealed record LogCount(DateTimeOffset Time, long Count);
