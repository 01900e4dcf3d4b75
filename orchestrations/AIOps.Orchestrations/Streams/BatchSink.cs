using System.Runtime.InteropServices;
using AIOps.Ingest;
using AIOps.Ingest.Deduplication;

namespace AIOps.Orchestrations.Streams;

/// <summary>Sorts the signals of a batch: samples by series in order of arrival, changes, foreign alerts. What was delivered before is left out.</summary>
/// <param name="known">What the partition has seen.</param>
internal sealed class BatchSink(EventDeduplicator known) : ISignalSink
{
    public Dictionary<SeriesId, List<MetricSample>> Samples { get; } = [];

    public List<ChangeEvent> Changes { get; } = [];

    public List<ForeignAlert> Alerts { get; } = [];

    /// <summary>Second deliveries of changes, alerts and log records.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Messages that could not be read; they were written by this product, so each is a defect worth a count.</summary>
    public int Unreadable { get; private set; }

    public void OnMetric(in MetricSample sample) =>
        (CollectionsMarshal.GetValueRefOrAddDefault(Samples, sample.Series, out _) ??= []).Add(sample);

    public void OnLog(in LogRecord record) => IsNew(known.IsNew(record));

    public void OnChange(ChangeEvent change)
    {
        if (IsNew(known.IsNew(change)))
        {
            Changes.Add(change);
        }
    }

    public void OnAlert(ForeignAlert alert)
    {
        if (IsNew(known.IsNew(alert)))
        {
            Alerts.Add(alert);
        }
    }

    public void OnReject(in Reject reject) => Unreadable++;

    private bool IsNew(bool first)
    {
        Duplicates += first ? 0 : 1;
        return first;
    }
}
