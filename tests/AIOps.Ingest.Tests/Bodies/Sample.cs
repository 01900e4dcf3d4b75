using System.Text;
using AIOps.Ingest.Tests.Sinks;

namespace AIOps.Ingest.Tests.Bodies;

/// <summary>Bodies in every shape that Azure sends, with invented ids, and a short way to decode them.</summary>
internal static partial class Sample
{
    public const string Vm = "/SUBSCRIPTIONS/0F1E2D3C-0000-4000-8000-000000000001/RESOURCEGROUPS/RG-TEST/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-A";
    public const string Site = "/SUBSCRIPTIONS/0F1E2D3C-0000-4000-8000-000000000001/RESOURCEGROUPS/RG-TEST/PROVIDERS/MICROSOFT.WEB/SITES/SITE-A";

    public static readonly DateTimeOffset Arrival = new(2026, 5, 4, 12, 6, 0, TimeSpan.Zero);

    public static RecordingSink Decode(string body, IngestOptions? options = null) => Decode(Encoding.UTF8.GetBytes(body), options);

    public static RecordingSink Decode(byte[] body, IngestOptions? options = null)
    {
        var sink = new RecordingSink();
        var summary = new TelemetryDecoder(options ?? new()).Decode(body, Arrival, sink);
        Assert.Equal(body.Length, summary.SignalBytes + summary.RejectBytes + summary.StructureBytes);
        Assert.Equal((sink.Signals, sink.Rejects.Count), (summary.Signals, summary.Rejects));
        foreach (var reject in sink.Rejects) Assert.False(string.IsNullOrWhiteSpace(reject.Reason));
        return sink;
    }

    public static string Records(params string[] records) => $"{{\"records\":[{string.Join(',', records)}]}}";

    /// <summary>A platform metric as diagnostic settings send it.</summary>
    public static string Metric(string name = "Percentage CPU", double average = 12.5, string time = "2026-05-04T12:00:00.0000000Z", string resource = Vm) =>
        FormattableString.Invariant(
            $"{{\"count\":2,\"total\":{average * 2},\"minimum\":{average - 1},\"maximum\":{average + 1},\"average\":{average},\"resourceId\":\"{resource}\",\"time\":\"{time}\",\"metricName\":\"{name}\",\"timeGrain\":\"PT1M\"}}");

    /// <summary>A resource log with anything in addition.</summary>
    public static string Log(string category = "AppServiceHTTPLogs", string more = "", string time = "2026-05-04T12:00:30Z", string resource = Site) =>
        $"{{\"time\":\"{time}\",\"resourceId\":\"{resource}\",\"category\":\"{category}\"{(more.Length > 0 ? "," : "")}{more}}}";
}
