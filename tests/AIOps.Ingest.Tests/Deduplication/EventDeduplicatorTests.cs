using System.Text;
using AIOps.Ingest.Deduplication;
using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Deduplication;

public class EventDeduplicatorTests
{
    private sealed class Counter(EventDeduplicator memory) : ISignalSink
    {
        public int New { get; private set; }

        public void OnMetric(in MetricSample sample) => New++;

        public void OnLog(in LogRecord record) => New += memory.IsNew(record) ? 1 : 0;

        public void OnChange(ChangeEvent change) => New += memory.IsNew(change) ? 1 : 0;

        public void OnAlert(ForeignAlert alert) => New += memory.IsNew(alert) ? 1 : 0;

        public void OnReject(in Reject reject) => Assert.Fail(reject.Reason);
    }

    private static int CountNew(EventDeduplicator memory, string body)
    {
        var counter = new Counter(memory);
        new TelemetryDecoder(new()).Decode(Encoding.UTF8.GetBytes(body), Sample.Arrival, counter);
        return counter.New;
    }

    private static readonly string Body = Sample.Records(
        Sample.Log(more: "\"properties\":{\"CIp\":\"203.0.113.1\"}"), Sample.Log(more: "\"properties\":{\"CIp\":\"203.0.113.2\"}"),
        $$"""{"time":"2026-05-04T12:00:32Z","resourceId":"{{Sample.Vm}}","operationName":"a/b/write","category":"Administrative","resultType":"Start","correlationId":"c"}""",
        $$"""{"time":"2026-05-04T12:00:33Z","resourceId":"{{Sample.Vm}}","operationName":"a/b/write","category":"Administrative","resultType":"Success","correlationId":"c"}""",
        """{"schemaId":"azureMonitorCommonAlertSchema","data":{"essentials":{"alertId":"/a/1","firedDateTime":"2026-05-04T12:00:24Z"}}}""");

    [Fact]
    public void A_second_delivery_is_noticed_and_a_record_that_differs_anywhere_is_not_one()
    {
        var memory = new EventDeduplicator(new());
        Assert.Equal(5, CountNew(memory, Body));
        Assert.Equal(0, CountNew(memory, Body));
        Assert.Equal(1, CountNew(memory, Sample.Log(more: "\"properties\":{\"CIp\":\"203.0.113.3\"}")));
    }

    [Fact]
    public void The_memory_survives_a_restart()
    {
        var memory = new EventDeduplicator(new());
        CountNew(memory, Body);
        var next = new EventDeduplicator(new());
        Assert.True(next.TryLoad(memory.Save()));
        Assert.Equal(0, CountNew(next, Body));
        Assert.False(next.TryLoad([7, 1, 2]));
    }

    [Fact]
    public void The_memory_is_bounded_and_forgets_the_oldest()
    {
        var memory = new EventDeduplicator(new() { Capacity = 64 });
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(1, CountNew(memory, Sample.Log($"C{i}")));
            Assert.True(memory.Count <= 64);
        }

        Assert.Equal(0, CountNew(memory, Sample.Log("C999")));
        Assert.Equal(1, CountNew(memory, Sample.Log("C0")));
    }
}
