using AIOps.Detect;

namespace AIOps.Orchestrations.Logs;

/// <summary>
/// Where log streams live. Table <c>logs</c>, one partition per stream: row <c>state</c> (rates, news, events not yet delivered), row <c>templates</c> (the miner; written when it
/// changed), rows <c>c:yyyyMMddHH</c> (lines per template and minute of an hour), rows <c>a:...</c> (anomalies). One atomic batch per stream and message batch under the state's ETag.
/// Table <c>logindex</c>: which streams a resource has, and all of them under <c>all</c>.
/// </summary>
internal static class LogTables
{
    public const string Logs = "logs";
    public const string Index = "logindex";
    public const string StateRow = "state";
    public const string TemplatesRow = "templates";
    public const string AllStreams = "all";

    /// <summary>What the row keys of counts begin with.</summary>
    public const string CountPrefix = "c:";

    /// <summary>Row of the counts of an hour: sorts by time.</summary>
    public static string CountRow(DateTimeOffset hour) => $"{CountPrefix}{hour.UtcDateTime:yyyyMMddHH}";

    /// <summary>Row of an anomaly: sorts by start.</summary>
    public static string AnomalyRow(Anomaly anomaly) => $"{AnomalyPrefix(anomaly.Since)}:{anomaly.Id}";

    /// <summary>Start of the rows of a time.</summary>
    public static string AnomalyPrefix(DateTimeOffset since) => $"a:{since.UtcDateTime:yyyyMMddHHmmss}";
}
