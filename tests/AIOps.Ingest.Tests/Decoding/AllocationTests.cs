using System.Text;
using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Decoding;

public class AllocationTests
{
    [Fact]
    public void Metrics_and_logs_cost_no_allocation_once_their_identities_are_known()
    {
        var metrics = Enumerable.Range(0, 200).Select(i => Sample.Metric($"M{i % 40}", i, resource: $"{Sample.Vm}{i % 9}"));
        var logs = Enumerable.Range(0, 200).Select(i => Sample.Log("AppServiceConsoleLogs", $"\"resultDescription\":\"line\\n{i}\",\"properties\":\"{{'level':'Error','message':'m{i}'}}\""));
        Assert.Equal(0, AllocatedPerRecord(Sample.Records([.. metrics, .. logs]), 400));
    }

    [Fact]
    public void Tables_of_counters_and_dimensions_cost_none_either()
    {
        var rows = Enumerable.Range(0, 100).Select(i =>
            $$"""{"time":"2026-05-04T12:00:48Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppMetrics","Name":"m{{i % 7}}","Sum":{{i}},"ItemCount":5,"Properties":{"tenant":"a"} }""");
        Assert.Equal(0, AllocatedPerRecord(Sample.Records([.. rows]), 100));
    }

    private static double AllocatedPerRecord(string text, int records)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var decoder = new TelemetryDecoder(new());
        var sink = new NullSink();
        for (var i = 0; i < 5; i++) decoder.Decode(body, Sample.Arrival, sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var summary = decoder.Decode(body, Sample.Arrival, sink);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(records, summary.Signals);
        return (double)allocated / records;
    }

    private sealed class NullSink : ISignalSink
    {
        public void OnMetric(in MetricSample sample)
        {
        }

        public void OnLog(in LogRecord record)
        {
        }

        public void OnChange(ChangeEvent change)
        {
        }

        public void OnAlert(ForeignAlert alert)
        {
        }

        public void OnReject(in Reject reject) => Assert.Fail(reject.Reason);
    }
}
