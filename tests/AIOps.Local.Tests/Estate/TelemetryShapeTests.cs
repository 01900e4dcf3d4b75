using System.Text;
using System.Text.Json;

namespace AIOps.Local.Tests.Estate;

/// <summary>Bodies have the members of Azure Monitor's records, and nothing depends on anything but seed, minute and state.</summary>
public sealed class TelemetryShapeTests
{
    [Fact]
    public async Task Metrics_come_in_both_shapes_of_azure_monitor()
    {
        await using var bench = await EstateBench.StartAsync();
        var roots = Documents(bench, 0);

        var settings = roots.First(r => r.ValueKind == JsonValueKind.Object && r.GetProperty("records")[0].TryGetProperty("average", out _)).GetProperty("records")[0];
        Assert.Equal(["count", "total", "minimum", "maximum", "average", "resourceId", "time", "metricName", "timeGrain"], settings.EnumerateObject().Select(p => p.Name));
        Assert.Equal(settings.GetProperty("resourceId").GetString()!.ToUpperInvariant(), settings.GetProperty("resourceId").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.0000000Z$", settings.GetProperty("time").GetString());

        var rule = roots.First(r => r.ValueKind == JsonValueKind.Array)[0];
        Assert.Equal(["Average", "Count", "Maximum", "Minimum", "Total", "resourceId", "time", "unit", "metricName", "timeGrain", "dimension"], rule.EnumerateObject().Select(p => p.Name));
        Assert.Equal(rule.GetProperty("resourceId").GetString()!.ToLowerInvariant(), rule.GetProperty("resourceId").GetString());
    }

    [Fact]
    public async Task The_aggregates_of_a_record_hang_together()
    {
        await using var bench = await EstateBench.StartAsync();
        foreach (var record in Documents(bench, 7).Where(r => r.ValueKind == JsonValueKind.Object).SelectMany(r => r.GetProperty("records").EnumerateArray()).Where(r => r.TryGetProperty("average", out _)))
        {
            double Number(string name) => record.GetProperty(name).GetDouble();
            if (Number("count") > 0) Assert.Equal(Number("total") / Number("count"), Number("average"), 0.02 * Math.Max(1, Number("average")));
            Assert.True(Number("minimum") <= Number("average") && Number("average") <= Number("maximum"));
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        await using var one = await EstateBench.StartAsync(seed: 7);
        await using var same = await EstateBench.StartAsync(seed: 7);
        await using var other = await EstateBench.StartAsync(seed: 8);
        Assert.Equal(Texts(one, 44), Texts(same, 44));
        Assert.Equal(Texts(one, 44), Texts(one, 44));
        Assert.NotEqual(Texts(one, 44), Texts(other, 44));
    }

    [Fact]
    public async Task A_body_comes_twice_now_and_then_and_another_is_no_json()
    {
        await using var bench = await EstateBench.StartAsync();
        Assert.Equal(Texts(bench, 4)[0], Texts(bench, 4)[1]);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(Texts(bench, 3)[^1]).Dispose());
    }

    private static List<string> Texts(EstateBench bench, int minute) =>
        [.. bench.Estate.Generator.Live(bench.Estate.LiveStart.AddMinutes(minute)).Select(b => Encoding.UTF8.GetString(b.Span))];

    private static List<JsonElement> Documents(EstateBench bench, int minute) => [.. Texts(bench, minute).Select(t => JsonSerializer.Deserialize<JsonElement>(t))];
}
