using System.Text;
using AIOps.Ingest.Codec;
using AIOps.Ingest.Tests.Bodies;
using AIOps.Ingest.Tests.Sinks;

namespace AIOps.Ingest.Tests.Codec;

public class SignalCodecTests
{
    private static readonly string Mixed = Sample.Records(
        Sample.Metric(), Sample.Metric("Http5xx", 0.1, resource: Sample.Site), Sample.Metric(time: "2026-05-04T12:01:00Z"), Sample.Metric(time: "never"),
        Sample.Log(more: "\"resultDescription\":\"a \\\"quoted\\\" text\",\"level\":\"Error\",\"durationMs\":\"12\",\"correlationId\":\"c\",\"statusCode\":503"),
        Sample.Log("AppTraces", "\"ItemCount\":4"),
        $$$"""{"count":4,"total":10,"resourceId":"{{{Sample.Vm}}}","time":"2026-05-04T12:00:00Z","metricName":"Sparse","unit":"Count","timeGrain":"PT1H","dimension":{"a":"b"}}""",
        $$"""{"time":"2026-05-04T12:00:32Z","resourceId":"{{Sample.Vm}}","operationName":"a/b/write","category":"Administrative","resultType":"Start","correlationId":"c"}""",
        """{"schemaId":"azureMonitorCommonAlertSchema","data":{"essentials":{"alertId":"/a/1","severity":"Sev2","alertTargetIDs":["/X/a","/x/b"],"firedDateTime":"2026-05-04T12:00:24Z"}}}""");

    private static (RecordingSink Direct, IReadOnlyList<EncodedSignals> Messages) Encode(string body, int keys = 64, int limit = 200_000)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var direct = new RecordingSink();
        var decoder = new TelemetryDecoder(new());
        decoder.Decode(bytes, Sample.Arrival, direct);
        var writer = new SignalBatchWriter(keys, limit);
        decoder.Decode(bytes, Sample.Arrival, writer);
        return (direct, writer.TakeMessages());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void What_is_written_is_read_back_in_full(int keys)
    {
        var (direct, messages) = Encode(Mixed, keys);
        var read = new RecordingSink();
        foreach (var message in messages) SignalReader.Read(message.Body.Span, new SeriesTable(), read);
        Assert.Empty(read.Rejects);
        Assert.Equal(direct.Metrics.Select(Text).Order(), read.Metrics.Select(Text).Order());
        Assert.Equal(direct.Logs.OrderBy(log => log.ContentHash), read.Logs.OrderBy(log => log.ContentHash));
        Assert.Equal(direct.Changes, read.Changes);
        Assert.Equal(direct.Alerts.Select(alert => alert with { ResourceIds = [] }).ToString(), read.Alerts.Select(alert => alert with { ResourceIds = [] }).ToString());
        Assert.Equal(direct.Alerts.SelectMany(alert => alert.ResourceIds), read.Alerts.SelectMany(alert => alert.ResourceIds));
    }

    private static string Text(MetricSample sample) => $"{sample.Series.Key} {sample.Series.Unit} {sample with { Series = null! }}";

    [Fact]
    public void A_series_keeps_its_partition_key_over_bodies_and_writers()
    {
        var one = Encode(Sample.Records(Sample.Metric(), Sample.Metric("Other"), Sample.Metric("Third"))).Messages;
        var other = Encode(Sample.Metric(resource: Sample.Vm.ToLowerInvariant())).Messages;
        Assert.Contains(Assert.Single(other).PartitionKey, one.Select(message => message.PartitionKey));
    }

    [Fact]
    public void A_full_message_is_closed_and_order_within_a_key_is_kept()
    {
        var records = Enumerable.Range(0, 50).Select(minute => Sample.Metric(average: minute, time: $"2026-05-04T11:{minute:d2}:00Z"));
        var messages = Encode(Sample.Records([.. records]), limit: 512).Messages;
        Assert.True(messages.Count > 1);
        Assert.Single(messages.Select(message => message.PartitionKey).Distinct());
        var read = new RecordingSink();
        foreach (var message in messages) SignalReader.Read(message.Body.Span, new SeriesTable(), read);
        Assert.Equal(Enumerable.Range(0, 50).Select(minute => (double)minute), read.Metrics.Select(sample => sample.Average));
    }

    [Fact]
    public void Rejects_are_kept_with_their_bytes_for_the_dead_letters()
    {
        var writer = new SignalBatchWriter();
        new TelemetryDecoder(new()).Decode("oops"u8, Sample.Arrival, writer);
        var reject = Assert.Single(writer.TakeRejects());
        Assert.Equal("oops", Encoding.UTF8.GetString(reject.Raw.Span));
        Assert.Empty(writer.TakeRejects());
        Assert.Empty(writer.TakeMessages());
    }

    [Fact]
    public void Any_changed_or_missing_byte_is_noticed()
    {
        var body = Assert.Single(Encode(Mixed, keys: 1).Messages).Body.ToArray();
        for (var i = 0; i < body.Length; i++)
        {
            var changed = (byte[])body.Clone();
            changed[i] ^= 0x10;
            AssertRejected(changed);
            AssertRejected(body[..i]);
        }
    }

    [Fact]
    public void Random_entries_behind_a_valid_checksum_do_not_throw()
    {
        var random = new Random(11);
        var good = Assert.Single(Encode(Mixed, keys: 1).Messages).Body.ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = random.Next(1, 6); change > 0; change--) bytes[random.Next(6, bytes.Length)] = (byte)random.Next(256);
            BitConverter.TryWriteBytes(bytes.AsSpan(2), AIOps.Ingest.Codec.SignalFormat.Checksum(bytes.AsSpan(6)));
            SignalReader.Read(bytes, new SeriesTable(), new RecordingSink());
        }
    }

    private static void AssertRejected(byte[] message)
    {
        var sink = new RecordingSink();
        SignalReader.Read(message, new SeriesTable(), sink);
        Assert.Equal(0, sink.Signals);
        Assert.Single(sink.Rejects);
    }
}
