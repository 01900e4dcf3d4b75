using AIOps.Ingest;

namespace AIOps.Benchmarks.Throughput;

/// <summary>Counts, and reads a little of each signal so that no work can be left out.</summary>
internal sealed class CountingSink : ISignalSink
{
    public int Signals { get; private set; }

    public double Sum { get; private set; }

    public void OnMetric(in MetricSample sample)
    {
        Signals++;
        Sum += sample.Average;
    }

    public void OnLog(in LogRecord record)
    {
        Signals++;
        Sum += record.Message.Length;
    }

    public void OnChange(ChangeEvent change) => Signals++;

    public void OnAlert(ForeignAlert alert) => Signals++;

    public void OnReject(in Reject reject) => throw new InvalidOperationException($"The generated corpus holds a bad record: {reject.Reason}");
}
