using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Decoding;

public class BodyTests
{
    public static TheoryData<string, int> Wrappings => new()
    {
        { $"{{\"records\":[{Sample.Metric()},{Sample.Metric()}]}}", 2 },
        { $"[{Sample.Metric()},{Sample.Metric()}]", 2 },
        { Sample.Metric(), 1 },
        { $"{Sample.Metric()}{Sample.Metric()}", 2 },
        { $"{Sample.Metric()}\n{Sample.Metric()}\r\n\n{Sample.Metric()}\n", 3 },
        { $"{{\"records\":[{Sample.Metric()}]}}\n{{\"records\":[{Sample.Metric()}]}}", 2 },
        { $"[{{\"records\":[{Sample.Metric()}],\"EventProcessedUtcTime\":\"2026-05-04T12:06:07Z\",\"PartitionId\":1}},{{\"records\":[{Sample.Metric()}]}}]", 2 },
        { $"\uFEFF{{\"records\":[{Sample.Metric()}]}}", 1 },
        { $"  {{ \"PartitionId\" : 1 , \"records\" : [ {Sample.Metric()} , null ] }}  ", 1 },
        { "", 0 },
        { " \r\n", 0 },
        { "\uFEFF", 0 },
        { "{\"records\":[]}", 0 },
    };

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Every_way_to_wrap_records_is_read(string body, int metrics)
    {
        var sink = Sample.Decode(body);
        Assert.Equal(metrics, sink.Metrics.Count);
        Assert.Empty(sink.Rejects);
    }

    [Theory]
    [InlineData("\"average\":12.5", "\"average\":NaN")]
    [InlineData("\"average\":12.5", "\"average\"12.5")]
    [InlineData("\"average\":12.5,", "\"average\":12.5")]
    [InlineData("\"metricName\":\"Percentage CPU\"", "\"metricName\":\"Percentage CPU")]
    [InlineData("\"metricName\":\"Percentage CPU\"", "\"metricName\":\"Percentage \"CPU\"")]
    [InlineData("PT1M\"}", "PT1M\"")]
    [InlineData("\"timeGrain\":\"PT1M\"", "\"timeGrain\":[\"PT1M\"")]
    [InlineData("{\"count\"", "\"count\"")]
    [InlineData("{\"count\"", "oops {\"count\"")]
    public void A_poison_element_is_cut_out_and_its_neighbours_go_on(string good, string bad)
    {
        var poison = Sample.Metric().Replace(good, bad);
        Assert.NotEqual(Sample.Metric(), poison);
        var sink = Sample.Decode(Sample.Records(Sample.Metric("before"), poison, Sample.Metric("after")));
        Assert.Contains(sink.Metrics, sample => sample.Series.Metric == "before");
        Assert.Contains(sink.Metrics, sample => sample.Series.Metric == "after");
        var reject = Assert.Single(sink.Rejects);
        Assert.Equal(RejectKind.Malformed, reject.Kind);
        Assert.DoesNotContain("before", reject.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("after", reject.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_was_cut_off_loses_only_its_last_record()
    {
        var body = Sample.Records(Sample.Metric(), Sample.Metric(), Sample.Metric());
        var sink = Sample.Decode(body[..^30]);
        Assert.Equal(2, sink.Metrics.Count);
        Assert.Equal(RejectKind.Malformed, Assert.Single(sink.Rejects).Kind);
        var between = Sample.Decode($"{{\"records\":[{Sample.Metric()},");
        Assert.Single(between.Metrics);
        Assert.Contains("cut off", Assert.Single(between.Rejects).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello world")]
    [InlineData("<xml/>")]
    [InlineData("}{][")]
    [InlineData("{\"records\":")]
    [InlineData("\"just a string\"")]
    [InlineData("{\"IsEncrypted\":false,\"Values\":{}}")]
    [InlineData("\0\0\0\0")]
    public void What_is_no_telemetry_is_rejected_whole_with_a_reason(string body)
    {
        var sink = Sample.Decode(body);
        Assert.Equal(0, sink.Signals);
        Assert.NotEmpty(sink.Rejects);
    }

    [Fact]
    public void A_body_or_record_above_its_limit_is_rejected_by_size()
    {
        var large = Sample.Records(Sample.Log(more: $"\"resultDescription\":\"{new string('x', 2000)}\""), Sample.Metric());
        Assert.Equal(RejectKind.TooLarge, Assert.Single(Sample.Decode(large, new() { MaxBodyBytes = 1024, MaxRecordBytes = 1024 }).Rejects).Kind);
        var sink = Sample.Decode(large, new() { MaxBodyBytes = 4096, MaxRecordBytes = 1024 });
        Assert.Equal(RejectKind.TooLarge, Assert.Single(sink.Rejects).Kind);
        Assert.Single(sink.Metrics);
    }

    [Fact]
    public void Nesting_without_end_is_rejected()
    {
        Assert.NotEmpty(Sample.Decode(new string('[', 100_000)).Rejects);
        Assert.NotEmpty(Sample.Decode(string.Concat(Enumerable.Repeat("{\"a\":", 50_000))).Rejects);
        Assert.NotEmpty(Sample.Decode(string.Concat(Enumerable.Repeat("{\"records\":[", 50_000))).Rejects);
    }

    [Fact]
    public void Utf16_is_named()
    {
        var sink = Sample.Decode([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Sample.Metric())]);
        Assert.Contains("UTF-16", Assert.Single(sink.Rejects).Reason, StringComparison.Ordinal);
    }
}
