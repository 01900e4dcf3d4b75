using AIOps.Ingest.Mapping;
using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Mapping;

public class MappedReaderTests
{
    private static IngestOptions With(MappedKind kind, string match, params (string Field, string Path)[] fields) => new()
    {
        Mappings = [new() { Name = "own", Match = [match], Kind = kind, Fields = fields.ToDictionary(field => field.Field, field => field.Path) }],
    };

    [Fact]
    public void A_configured_shape_becomes_a_metric()
    {
        var options = With(MappedKind.Metric, "probe.kind=temp", ("resourceId", "host.id"), ("metric", "=Temperature"), ("value", "probe.celsius"), ("time", "at"), ("dimensions", "tags"));
        var sink = Sample.Decode("""[{"at":1777896000,"host":{"id":"/Racks/7"},"probe":{"kind":"temp","celsius":"21.5"},"tags":{"row":"b"}},{"probe":{"kind":"other"}}]""", options);
        var sample = Assert.Single(sink.Metrics);
        Assert.Equal(("/racks/7", "Temperature", "row=b", 21.5), (sample.Series.ResourceId, sample.Series.Metric, sample.Series.Dimensions, sample.Average));
        Assert.Equal(RejectKind.UnknownShape, Assert.Single(sink.Rejects).Kind);
    }

    [Fact]
    public void A_configured_shape_becomes_a_log_an_alert_or_a_change()
    {
        var log = Assert.Single(Sample.Decode("""{"lvl":"ERR","txt":"no \"disk\""}""", With(MappedKind.Log, "txt", ("message", "txt"), ("level", "lvl"))).Logs);
        Assert.Equal(("own", "no \"disk\"", LogLevel.Error, true), (log.Category, log.Message, log.Level, log.TimeIsEnqueued));
        var alert = Assert.Single(Sample.Decode("""{"n":"7","what":"hot","st":"OK"}""", With(MappedKind.Alert, "what", ("id", "n"), ("title", "what"), ("state", "st"))).Alerts);
        Assert.Equal(("own", "7", "hot", false), (alert.Source, alert.ExternalId, alert.Title, alert.Firing));
        var change = Assert.Single(Sample.Decode("""{"app":"/Apps/A","job":"deploy/x"}""", With(MappedKind.Change, "job", ("resourceId", "app"), ("operation", "job"))).Changes);
        Assert.Equal(("/apps/a", "deploy/x"), (change.ResourceId, change.Operation));
    }

    [Fact]
    public void A_mapped_record_without_its_needed_fields_names_the_mapping() =>
        Assert.Contains("mapping 'own'", Assert.Single(Sample.Decode("""{"job":"x"}""", With(MappedKind.Change, "job", ("resourceId", "app"), ("operation", "job"))).Rejects).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_mapping_stops_the_start()
    {
        Assert.Contains("Mappings:0:Fields:value", Fails(With(MappedKind.Metric, "a", ("resourceId", "x"), ("metric", "m"))), StringComparison.Ordinal);
        Assert.Contains("Mappings:0:Fields:colour", Fails(With(MappedKind.Log, "a", ("message", "x"), ("colour", "m"))), StringComparison.Ordinal);
        Assert.Contains("Mappings:0:Match", Fails(With(MappedKind.Log, " ", ("message", "x"))), StringComparison.Ordinal);
        Assert.Contains("AllowedLateness is", Fails(new() { AllowedLateness = TimeSpan.Zero }), StringComparison.Ordinal);
    }

    private static string Fails(IngestOptions options) => Assert.Throws<ArgumentException>(() => new TelemetryDecoder(options)).Message;
}
