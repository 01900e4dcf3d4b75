namespace AIOps.Orchestrations.Series;

/// <summary>
/// Where series live. Table <c>series</c>, one partition per series key: row <c>state</c> (detector, identity, events not yet delivered),
/// rows <c>p:yyyyMMddHHmm</c> (points of a quarter of an hour), rows <c>a:...</c> (anomalies). One atomic batch per series and message batch, so state,
/// points and anomalies never disagree. Table <c>seriesindex</c>: which series a resource has; table <c>seriesroster</c>: which series a partition of the bus carries.
/// </summary>
internal static class SeriesTables
{
    public const string Series = "series";
    public const string Index = "seriesindex";
    public const string Roster = "seriesroster";
    public const string StateRow = "state";

    /// <summary>Row of an anomaly: sorts by start.</summary>
    public static string AnomalyRow(Detect.Anomaly anomaly) => $"{AnomalyPrefix(anomaly.Since)}:{anomaly.Id}";

    /// <summary>Start of the rows of a time.</summary>
    public static string AnomalyPrefix(DateTimeOffset since) => $"a:{since.UtcDateTime:yyyyMMddHHmmss}";
}
