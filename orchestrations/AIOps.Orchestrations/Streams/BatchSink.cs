using System.Runtime.InteropServices;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Streams;

/// <summary>Sorts the signals of a batch: samples by series in order of arrival, changes, foreign alerts.</summary>
internal sealed class BatchSink : ISignalSink
{
    public Dictionary<SeriesId, List<MetricSample>> Samples { get; } = [];

    public List<ChangeEvent> Changes { get; } = [];

    public List<ForeignAlert> Alerts { get; } = [];

    /// <summary>Messages that could not be read; they were written by this product, so each is a defect worth a count.</summary>
    public int Unreadable { get; private set; }

    public void OnMetric(in MetricSample sample) =>
        (CollectionsMarshal.GetValueRefOrAddDefault(Samples, sample.Series, out _) ??= []).Add(sample);

    public void OnLog(in LogRecord record)
    {
    }

    public void OnChange(ChangeEvent change) => Changes.Add(change);

    public void OnAlert(ForeignAlert alert) => Alerts.Add(alert);

    public void OnReject(in Reject reject) => Unreadable++;
}
