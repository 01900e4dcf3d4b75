using System.Globalization;
using System.Text;

namespace AIOps.Benchmarks.Latency;

/// <summary>Event Hub bodies of CPU samples as diagnostic settings send them.</summary>
internal static class Telemetry
{
    /// <summary>A machine in a subscription of its own, so that no two of them are one incident.</summary>
    public static string Machine(int number) =>
        $"/SUBSCRIPTIONS/{new Guid(number, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7):D}/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-{number}";

    /// <summary>A body with one record per sample.</summary>
    public static byte[] Body(IEnumerable<(string Resource, DateTimeOffset Time, double Cpu)> samples)
    {
        var text = new StringBuilder("{\"records\":[");
        foreach (var (resource, time, cpu) in samples)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 12 ? "," : "")}{{\"count\":1,\"total\":{cpu:0.##},\"minimum\":{cpu:0.##},\"maximum\":{cpu:0.##},\"average\":{cpu:0.##},")
                .Append(CultureInfo.InvariantCulture, $"\"resourceId\":\"{resource}\",\"time\":\"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffffZ}\",\"metricName\":\"Percentage CPU\",\"timeGrain\":\"PT1M\"}}");
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    /// <summary>CPU of a healthy machine.</summary>
    public static double Healthy(int machine, int minute) => 25 + (4 * Math.Sin((minute * 0.7) + machine)) + (((minute * 7919) + machine) % 13 * 0.2);
}
