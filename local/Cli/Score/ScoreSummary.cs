using System.Globalization;
using System.Text;
using AIOps.Ingest;

namespace AIOps.Local.Cli.Score;

/// <summary>What a run has seen: counts, lag and speed.</summary>
internal sealed class ScoreSummary
{
    private int lines, metrics, logs, changes, alerts, rejects, stoodIn;
    private long bytes;
    private string rest = "";

    public int Signals => metrics + logs + changes + alerts;

    public int Rejects => rejects;

    public void Add(in DecodeSummary decoded, int length)
    {
        lines++;
        bytes += length;
        metrics += decoded.Metrics;
        logs += decoded.Logs;
        changes += decoded.Changes;
        alerts += decoded.Alerts;
        rejects += decoded.Rejects;
        stoodIn += decoded.TimesFromEnqueue;
    }

    public void Finish(ScoreSink sink, IngestStatistics statistics, TimeSpan elapsed)
    {
        var text = new StringBuilder();
        var seconds = Math.Max(elapsed.TotalSeconds, 1e-6);
        text.AppendLine(CultureInfo.InvariantCulture, $"{sink.Anomalies} anomaly events in {sink.Series} series; {sink.Ignored} samples were duplicates or older than their series.");
        foreach (var kind in Enum.GetValues<RejectKind>().Where(kind => statistics.Of(kind) > 0)) text.AppendLine(CultureInfo.InvariantCulture, $"  rejected as {kind}: {statistics.Of(kind)}");
        if (lines > 1 && statistics.Of(RejectKind.Malformed) >= lines) text.AppendLine("No line is JSON on its own. The file takes one body per line: a body that is spread over lines is joined by `jq -c . FILE`.");
        foreach (var source in Enum.GetValues<SignalSource>().Where(source => statistics.Of(source).Count > 0))
        {
            var lag = statistics.Of(source);
            text.AppendLine(CultureInfo.InvariantCulture, $"  {source}: {lag.Count} signals, lag to now {Short(lag.Mean)} on average, {Short(lag.Max)} at most");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Behind the newest signal before: {Short(sink.MeanBehind(Signals))} on average, {Short(sink.MaxBehind)} at most; {stoodIn} times could not be read.");
        text.Append(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:n2} s: {(Signals + rejects) / seconds:n0} records/s, {bytes / seconds / 1e6:n1} MB/s.");
        rest = text.ToString();
    }

    public string ToText() =>
        $"{lines} bodies, {bytes} bytes: {metrics} metric samples, {logs} log records, {changes} changes, {alerts} alerts, {rejects} rejected pieces.{Environment.NewLine}{rest}";

    private static string Short(TimeSpan span) => span.TotalDays >= 1 ? $"{span.TotalDays:n1} d" : span.TotalHours >= 1 ? $"{span.TotalHours:n1} h" : $"{span.TotalSeconds:n1} s";
}
