namespace AIOps.Ingest.Foreign;

/// <summary>Maps severity words of other systems to 0 (critical) to 4 (verbose).</summary>
internal static class AlertSeverity
{
    /// <summary>Severity of an alert whose source names none: a warning.</summary>
    public const int Default = 2;

    public static int Of(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "critical" or "fatal" or "emergency" or "page" or "disaster" or "p0" or "sev0" or "0" => 0,
        "error" or "high" or "major" or "p1" or "sev1" or "1" => 1,
        "warning" or "warn" or "medium" or "average" or "minor" or "p2" or "sev2" or "2" => 2,
        "info" or "information" or "informational" or "low" or "notice" or "p3" or "sev3" or "3" => 3,
        "none" or "debug" or "verbose" or "p4" or "sev4" or "4" => 4,
        _ => Default,
    };
}
