using System.Text;
using AIOps.Ingest.Codec;
using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Fuzz;

[Trait("Category", "Fuzz")]
public class BodyFuzzTests
{
    private const int DefaultCases = 200_000;

    // What decoder, codec and their tables may hold after any number of hostile bodies: identities (two tables of 4 MB), scratch room, shape memories, running totals.
    private const long MemoryBound = 64L * 1024 * 1024;

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("AIOPS_FUZZ_CASES"), out var cases) ? cases : DefaultCases;

    [Fact]
    public void No_mutation_of_any_shape_throws_loses_a_byte_or_grows_the_memory()
    {
        var bodies = Sample.EveryShape.Select(Encoding.UTF8.GetBytes).ToArray();
        var mutator = new Mutator(20260504, bodies);
        var decoder = new TelemetryDecoder(new() { SeriesTableBytes = 4 * 1024 * 1024 });
        var table = new SeriesTable(4 * 1024 * 1024);
        var writer = new SignalBatchWriter(8);
        var checker = new CheckingSink();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Cases; i++)
        {
            var body = mutator.Next();
            checker.Start(body);
            var summary = decoder.Decode(body, Sample.Arrival, checker);
            if (summary.SignalBytes + summary.RejectBytes + summary.StructureBytes != body.Length || checker.Signals != summary.Signals || checker.Rejects != summary.Rejects)
                Assert.Fail($"case {i}: the bytes or counts do not add up for {Encoding.UTF8.GetString(body)}");
            if (i % 8 != 0) continue;
            decoder.Decode(body, Sample.Arrival, writer);
            foreach (var message in writer.TakeMessages()) SignalReader.Read(message.Body.Span, table, CheckingSink.NoRejects);
            writer.TakeRejects();
        }

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < MemoryBound);
        GC.KeepAlive(decoder);
        GC.KeepAlive(table);
    }

    [Fact]
    public void A_mutation_inside_one_record_never_harms_the_record_before_and_hardly_ever_the_one_behind()
    {
        var cases = Math.Max(1000, Cases / 10);
        var record = Encoding.UTF8.GetBytes(Sample.Metric("middle"));
        var mutator = new Mutator(7, [record]);
        var decoder = new TelemetryDecoder(new());
        int before = 0, behind = 0;
        for (var i = 0; i < cases; i++)
        {
            byte[] body = [.. "{\"records\":["u8, .. Encoding.UTF8.GetBytes(Sample.Metric("before")), (byte)',', .. mutator.Next(), (byte)',', .. Encoding.UTF8.GetBytes(Sample.Metric("behind")), .. "]}"u8];
            var sink = new Sinks.RecordingSink();
            decoder.Decode(body, Sample.Arrival, sink);
            if (sink.Metrics.Any(sample => sample.Series.Metric == "before")) before++;
            if (sink.Metrics.Any(sample => sample.Series.Metric == "behind")) behind++;
        }

        Assert.Equal(cases, before);
        Assert.True(behind > cases * 0.99, $"{behind} of {cases}");
    }

    private sealed class CheckingSink : ISignalSink
    {
        private byte[] body = [];
        private readonly bool noRejects;
        private int end;

        private CheckingSink(bool noRejects) => this.noRejects = noRejects;

        public CheckingSink()
        {
        }

        public static CheckingSink NoRejects => new(noRejects: true);

        public int Signals { get; private set; }

        public int Rejects { get; private set; }

        public void Start(byte[] next) => (body, Signals, Rejects, end) = (next, 0, 0, 0);

        public void OnMetric(in MetricSample sample)
        {
            Signals++;
            if (sample.Series.ResourceId.Length == 0 || sample.Series.Metric.Length == 0 || sample.TimeTicks <= 0 || sample.GrainSeconds <= 0) Assert.Fail("a metric without identity or time");
        }

        public void OnLog(in LogRecord record)
        {
            Signals++;
            if (record.Weight < 1 || record.TimeTicks <= 0 || record.Message.Length > 16_384) Assert.Fail("a log record out of bounds");
        }

        public void OnChange(ChangeEvent change)
        {
            Signals++;
            if (change.Id.Length != 32 || change.ResourceId.Length == 0 || change.Title.Length == 0) Assert.Fail("a change without identity");
        }

        public void OnAlert(ForeignAlert alert)
        {
            Signals++;
            if (alert.ExternalId.Length == 0 || alert.Severity is < 0 or > 4) Assert.Fail("an alert out of bounds");
        }

        public void OnReject(in Reject reject)
        {
            Rejects++;
            if (noRejects) Assert.Fail($"what was just written is not read back: {reject.Reason}");
            if (!reject.Raw.SequenceEqual(body.AsSpan(reject.Offset, reject.Raw.Length))) Assert.Fail("the raw bytes are not those at the offset");
            if (reject.Offset < end) Assert.Fail("two rejects overlap");
            if (reject.Reason.Length is < 10 or > 400) Assert.Fail($"no reason for people: {reject.Reason}");
            end = reject.Offset + reject.Raw.Length;
        }
    }
}
