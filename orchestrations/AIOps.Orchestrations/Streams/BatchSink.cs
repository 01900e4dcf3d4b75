using System.Runtime.InteropServices;
using AIOps.Ingest;
using AIOps.Ingest.Deduplication;
using AIOps.Orchestrations.Logs;

namespace AIOps.Orchestrations.Streams;

/// <summary>Sorts the signals of a batch: samples by series and lines by log stream in order of arrival, changes, foreign alerts. Changes and alerts that were delivered before are left out.</summary>
/// <param name="known">What the partition has seen.</param>
internal sealed class BatchSink(EventDeduplicator known) : ISignalSink
{
    public Dictionary<SeriesId, List<MetricSample>> Samples { get; } = [];

    public List<ChangeEvent> Changes { get; } = [];

    public LogBatch Logs { get; } = new();

    /// <summary>Event time of the newest sample or line, UTC ticks; 0 for none.</summary>
    public long NewestTicks { get; private set; }

    public List<ForeignAlert> Alerts { get; } = [];

    /// <summary>Second deliveries of changes and alerts.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Messages that could not be read; they were written by this product, so each is a defect worth a count.</summary>
    public int Unreadable { get; private set; }

    public void OnMetric(in MetricSample sample)
    {
        NewestTicks = Math.Max(NewestTicks, sample.TimeTicks);
        (CollectionsMarshal.GetValueRefOrAddDefault(Samples, sample.Series, out _) ??= []).Add(sample);
    }

    public void OnLog(in LogRecord record)
    {
        NewestTicks = Math.Max(NewestTicks, record.TimeTicks);
        Logs.Add(record);
    }

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
