using System.Text;
using AIOps.Ingest.Codec;
using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Codec;

public sealed class TraceTests
{
    private const string First = "00-11111111111111111111111111111111-2222222222222222-01";
    private const string Second = "00-33333333333333333333333333333333-4444444444444444-01";

    [Fact]
    public void Each_signal_is_read_behind_the_trace_of_its_body_also_where_bodies_share_a_message()
    {
        var decoder = new TelemetryDecoder(new());
        var writer = new SignalBatchWriter(1);
        foreach (var (trace, minute) in new[] { (First, 1), (First, 2), (Second, 3) })
        {
            writer.TraceParent = trace;
            decoder.Decode(Encoding.UTF8.GetBytes(Sample.Metric(time: $"2026-05-04T11:0{minute}:00Z")), Sample.Arrival, writer);
        }

        var sink = new Sink();
        SignalReader.Read(Assert.Single(writer.TakeMessages()).Body.Span, new SeriesTable(), sink);
        Assert.Equal([$"trace {First}", "sample", "sample", $"trace {Second}", "sample"], sink.Seen);
    }

    [Fact]
    public void A_body_without_a_trace_costs_no_byte()
    {
        var decoder = new TelemetryDecoder(new());
        SignalBatchWriter without = new(1), with = new(1) { TraceParent = First };
        decoder.Decode(Encoding.UTF8.GetBytes(Sample.Metric()), Sample.Arrival, without);
        decoder.Decode(Encoding.UTF8.GetBytes(Sample.Metric()), Sample.Arrival, with);
        Assert.Equal(First.Length + 2, with.TakeMessages()[0].Body.Length - without.TakeMessages()[0].Body.Length);
    }

    private sealed class Sink : ISignalSink
    {
        public List<string> Seen { get; } = [];

        public void OnTrace(string traceParent) => Seen.Add("trace " + traceParent);

        public void OnMetric(in MetricSample sample) => Seen.Add("sample");

        public void OnLog(in LogRecord record) => Seen.Add("log");

        public void OnChange(ChangeEvent change) => Seen.Add("change");

        public void OnAlert(ForeignAlert alert) => Seen.Add("alert");

        public void OnReject(in Reject reject) => Seen.Add("reject");
    }
}
