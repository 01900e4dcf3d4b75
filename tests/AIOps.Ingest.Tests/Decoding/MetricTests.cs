using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Decoding;

public class MetricTests
{
    [Fact]
    public void A_platform_metric_of_diagnostic_settings_becomes_a_sample()
    {
        var sample = Assert.Single(Sample.Decode(Sample.Records(Sample.Metric(average: 20))).Metrics);
        Assert.Equal(Sample.Vm.ToLowerInvariant(), sample.Series.ResourceId);
        Assert.Equal("Percentage CPU", sample.Series.Metric);
        Assert.Equal((20, 19, 21, 40, 2, 60), (sample.Average, sample.Minimum, sample.Maximum, sample.Total, sample.Count, sample.GrainSeconds));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero), sample.Time);
    }

    [Fact]
    public void A_metric_of_a_data_collection_rule_keeps_unit_and_dimensions_in_canonical_order()
    {
        var body = $$$"""[{"Average":3,"Count":1,"Maximum":3,"Minimum":3,"Total":3,"resourceId":"{{{Sample.Vm}}}","time":"2026-05-04T12:01:00Z","unit":"Count","metricName":"Hits","timeGrain":"PT5M","dimension":{"Zone":"b","Api":"get;all"}}]""";
        var sample = Assert.Single(Sample.Decode(body).Metrics);
        Assert.Equal("Api=get,all;Zone=b", sample.Series.Dimensions);
        Assert.Equal("Count", sample.Series.Unit);
        Assert.Equal(300, sample.GrainSeconds);
    }

    [Fact]
    public void Upper_and_lower_case_resource_ids_are_one_series()
    {
        var sink = Sample.Decode(Sample.Records(Sample.Metric(), Sample.Metric(resource: Sample.Vm.ToLowerInvariant()), Sample.Metric(resource: Sample.Vm.Replace("/", "\\/"))));
        Assert.Equal(3, sink.Metrics.Count);
        Assert.All(sink.Metrics, sample => Assert.Same(sink.Metrics[0].Series, sample.Series));
    }

    [Fact]
    public void Numbers_may_be_strings()
    {
        var sample = Assert.Single(Sample.Decode(Sample.Records(Sample.Metric().Replace("\"average\":12.5", "\"average\":\"1.25E1\""))).Metrics);
        Assert.Equal(12.5, sample.Average);
    }

    [Theory]
    [InlineData("\"metricName\":\"Percentage CPU\"", "\"metricName\":\"\"", RejectKind.MissingField, "metricName")]
    [InlineData("\"resourceId\":", "\"resource\":", RejectKind.MissingField, "resourceId")]
    [InlineData("\"average\":12.5", "\"average\":\"high\"", RejectKind.InvalidField, "average")]
    [InlineData("\"average\":12.5", "\"average\":1e999", RejectKind.InvalidField, "average")]
    [InlineData("\"timeGrain\":\"PT1M\"", "\"timeGrain\":\"a minute\"", RejectKind.InvalidField, "timeGrain")]
    [InlineData("2026-05-04T12:00:00.0000000Z", "2026-05-04T12:30:00Z", RejectKind.TimeOutOfRange, "time")]
    [InlineData("2026-05-04T12:00:00.0000000Z", "2026-05-01T12:30:00Z", RejectKind.TimeOutOfRange, "time")]
    public void A_record_that_is_wrong_is_rejected_with_the_field_named_and_its_neighbours_go_on(string good, string bad, RejectKind kind, string field)
    {
        var wrong = Sample.Metric().Replace(good, bad);
        var body = Sample.Records(Sample.Metric(), wrong, Sample.Metric());
        var sink = Sample.Decode(body);
        Assert.Equal(2, sink.Metrics.Count);
        var reject = Assert.Single(sink.Rejects);
        Assert.Equal(kind, reject.Kind);
        Assert.Contains(field, reject.Reason, StringComparison.Ordinal);
        Assert.Equal(wrong, reject.Raw);
        Assert.Equal(body.IndexOf(wrong, StringComparison.Ordinal), reject.Offset);
    }

    [Fact]
    public void A_time_that_cannot_be_read_is_replaced_by_the_arrival_and_marked()
    {
        var sample = Assert.Single(Sample.Decode(Sample.Records(Sample.Metric(time: "at noon"))).Metrics);
        Assert.True(sample.TimeIsEnqueued);
        Assert.Equal(Sample.Arrival, sample.Time);
    }

    [Fact]
    public void Missing_aggregates_are_derived_where_they_follow_from_others()
    {
        var body = $$"""{"count":4,"total":10,"resourceId":"{{Sample.Vm}}","time":"2026-05-04T12:00:00Z","metricName":"Http5xx"}""";
        var sample = Assert.Single(Sample.Decode(body).Metrics);
        Assert.Equal(2.5, sample.Average);
        Assert.True(double.IsNaN(sample.Maximum));
    }
}
