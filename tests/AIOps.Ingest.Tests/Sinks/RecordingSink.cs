using System.Text;

namespace AIOps.Ingest.Tests.Sinks;

/// <summary>Keeps everything, with the spans copied out.</summary>
internal sealed class RecordingSink : ISignalSink
{
    public List<MetricSample> Metrics { get; } = [];

    public List<KeptLog> Logs { get; } = [];

    public List<ChangeEvent> Changes { get; } = [];

    public List<ForeignAlert> Alerts { get; } = [];

    public List<KeptReject> Rejects { get; } = [];

    public int Signals => Metrics.Count + Logs.Count + Changes.Count + Alerts.Count;

    public void OnMetric(in MetricSample sample) => Metrics.Add(sample);

    public void OnLog(in LogRecord record) => Logs.Add(KeptLog.Of(record));

    public void OnChange(ChangeEvent change) => Changes.Add(change);

    public void OnAlert(ForeignAlert alert) => Alerts.Add(alert);

    public void OnReject(in Reject reject) => Rejects.Add(new(reject.Kind, reject.Reason, reject.Offset, Encoding.UTF8.GetString(reject.Raw)));
}

internal sealed record KeptReject(RejectKind Kind, string Reason, int Offset, string Raw);

internal sealed record KeptLog(
    string ResourceId, DateTimeOffset Time, string Category, string Operation, LogLevel Level, string Result, int StatusCode, double DurationMs, string CorrelationId, string Message,
    double Weight, ulong ContentHash, bool TimeIsEnqueued)
{
    public static KeptLog Of(in LogRecord record) => new(
        record.ResourceId, new(record.TimeTicks, TimeSpan.Zero), Encoding.UTF8.GetString(record.Category), Encoding.UTF8.GetString(record.Operation), record.Level,
        Encoding.UTF8.GetString(record.Result), record.StatusCode, record.DurationMs, Encoding.UTF8.GetString(record.CorrelationId), Encoding.UTF8.GetString(record.Message), record.Weight,
        record.ContentHash, record.TimeIsEnqueued);
}
