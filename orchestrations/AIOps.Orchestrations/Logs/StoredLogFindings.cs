using AIOps.Diagnose;
using AIOps.Ingest;
using AIOps.Orchestrations.Investigation;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Logs;

/// <summary>The log differences of an incident as the diagnosis takes them.</summary>
internal sealed class StoredLogFindings(LogComparison comparison, IOptions<EvidenceOptions> options) : ILogFindingSource
{
    private const int MostFindings = 40;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LogFinding>> FindAsync(IReadOnlyList<string> resources, DateTimeOffset onset, DateTimeOffset now, CancellationToken cancellation)
    {
        var differences = await comparison.CompareAsync(resources, onset.AddHours(-options.Value.NormalHours), onset, now, cancellation);
        return [.. differences.Take(MostFindings).Select(static one => new LogFinding(
            one.ResourceId, one.TemplateId, one.Template, one.Before, one.After, one.Change == LogDifferenceKind.New, one.Level >= LogLevel.Error, one.FirstSeen))];
    }
}
