using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AIOps.Local.Estate.Telemetry;

/// <summary>Syslog of the orders VM as a data collection rule exports it.</summary>
internal static class SyslogBodies
{
    public static ReadOnlyMemory<byte> Of(Moment moment) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["records"] = new JsonArray([.. Lines(moment).Select(line => Record(moment, line))]) });

    private static IEnumerable<(int Second, string Process, string Level, string Text)> Lines(Moment m)
    {
        double Draw(int stream) => Noise.Uniform(m.Seed, 50_000 + stream, m.Index);
        yield return (5, "orders-archiver", "info", $"archived segment {100_000 + (m.Index % 90_000)} in {200 + (int)(Draw(1) * 300)} ms");
        if (m.Index % 5 == 2) yield return (22, "systemd", "info", $"Started Session {m.Index % 9000} of user orders.");
        if (m.Index % 30 == 7) yield return (1, "CRON", "info", "(root) CMD (/usr/local/bin/rotate-orders --keep 14)");
        // The archive refuses segments: they stay on the disk, and that is why it fills.
        if (m.Filling(ShopResources.Disk0) > 0 && m.Index % 3 == 0)
            yield return (10, "orders-archiver", "warning", $"upload of segment {100_000 + (m.Index % 90_000)} was refused by the archive (HTTP 507), keeping it on /data0");

        var used = m.DiskUsedPercent(ShopResources.Disk0);
        if (used > 85 && m.Index % 3 == 1) yield return (33, "orders-db", "warning", $"free space on /data0 is low: {100 - used:0.0} % left");
    }

    private static JsonObject Record(Moment moment, (int Second, string Process, string Level, string Text) line) => new()
    {
        ["TimeGenerated"] = moment.Minute.UtcDateTime.AddSeconds(line.Second).ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        ["_ResourceId"] = ShopResources.Vm, ["Type"] = "Syslog", ["Computer"] = "vm-orders-01", ["Facility"] = "daemon", ["SeverityLevel"] = line.Level,
        ["ProcessName"] = line.Process, ["SyslogMessage"] = line.Text,
    };
}
