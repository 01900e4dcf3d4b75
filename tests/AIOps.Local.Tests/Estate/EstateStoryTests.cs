using AIOps.Local.Estate.Telemetry;
using AIOps.Local.Estate.Faults;

namespace AIOps.Local.Tests.Estate;

/// <summary>The estate's telemetry through the real decoder and the real detectors: what must be seen is seen, what must not page stays quiet.</summary>
public sealed class EstateStoryTests
{
    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 2)]
    [InlineData(3, 20)]
    public async Task Faults_are_seen_where_they_are_and_noise_is_not(int seed, int hour)
    {
        await using var bench = await EstateBench.StartAsync(seed: seed, at: EstateBench.Start.Date.AddHours(hour));
        var heard = new Listener();

        bench.Play(heard, 100);

        Assert.Contains(heard.LiveAnomalies, a => a.ResourceId.EndsWith("/virtualmachines/2", StringComparison.Ordinal) && a.Metric == "Percentage CPU" && Minute(a.At) <= 6);
        Assert.Contains(heard.LiveAnomalies, a => a.ResourceId.EndsWith("/app-shop-web", StringComparison.Ordinal) && a.Metric == "HttpResponseTime" && Minute(a.At) <= 8);
        Assert.Contains(heard.LiveAnomalies, a => a.ResourceId.EndsWith("/agw-shop", StringComparison.Ordinal) && a.Metric == "BackendLastByteResponseTime" && Minute(a.At) <= 8);
        Assert.Contains(heard.LiveAnomalies, a => a.ResourceId.EndsWith("/disk-orders-data-0", StringComparison.Ordinal));
        Assert.Contains(heard.LiveAnomalies, a => a.Metric == "Http5xx" && Minute(a.At) is >= 40 and <= 45);

        // The flapping queue, the batch peak of the database, the healthy instances, the other disk.
        foreach (var quiet in new[] { "/sb-shop", "/shopdb", "/virtualmachines/0", "/virtualmachines/1", "/disk-orders-data-1", "/vm-orders-01" })
            Assert.DoesNotContain(heard.LiveAnomalies, a => a.ResourceId.EndsWith(quiet, StringComparison.Ordinal));
        Assert.NotEmpty(heard.Rejects);
        Assert.All(heard.Rejects, r => Assert.StartsWith("Malformed", r, StringComparison.Ordinal));
        Assert.True(heard.Duplicates > 0);

        double Minute(DateTimeOffset at) => (at - bench.Estate.LiveStart).TotalMinutes;
    }

    [Fact]
    public async Task Without_faults_three_quiet_hours_raise_nothing()
    {
        await using var bench = await EstateBench.StartAsync(FaultPlan.None, seed: 5);
        var heard = new Listener();
        bench.Play(heard, 180);
        Assert.Empty(heard.LiveAnomalies);
        Assert.InRange(heard.Series.Distinct().Count(), 40, 60);
    }

    [Fact]
    public async Task The_batch_peak_and_the_flapping_queue_are_really_there()
    {
        await using var bench = await EstateBench.StartAsync(FaultPlan.None);
        var heard = new Listener();
        bench.Play(heard, 60);
        var cpu = heard.Points.Single(p => p.Key.EndsWith("shopdb|cpu_percent", StringComparison.Ordinal)).Value;
        Assert.True(cpu.Where(p => InBatch(p.Time)).Min(p => p.Value) > 1.5 * cpu.Where(p => !InBatch(p.Time)).Max(p => p.Value));
        var queue = heard.Points.Single(p => p.Key.EndsWith("sb-shop|ActiveMessages", StringComparison.Ordinal)).Value.Select(p => p.Value > 30).ToList();
        Assert.InRange(queue.Zip(queue.Skip(1)).Count(pair => pair.First != pair.Second), 8, 30);

        bool InBatch(DateTimeOffset at) => (at - bench.Estate.LiveStart).TotalMinutes is >= Moment.BatchAfterMinutes and < Moment.BatchAfterMinutes + 12;
    }

    [Fact]
    public async Task Deployments_leave_records_and_error_lines()
    {
        await using var bench = await EstateBench.StartAsync();
        var heard = new Listener();
        bench.Play(heard, 95);
        var deployments = heard.Changes.Where(c => c.Operation.Contains("deployments", StringComparison.Ordinal) && c.Time >= bench.Estate.LiveStart && c.Status == "succeeded").ToList();
        Assert.Equal([40, 85], deployments.Select(c => (int)(c.Time - bench.Estate.LiveStart).TotalMinutes));
        Assert.True(heard.Categories["AppServiceConsoleLogs!"] > 20);
        Assert.True(heard.Categories["ApplicationGatewayAccessLog"] > 500);
        var errors = heard.Points.Single(p => p.Key.EndsWith("app-shop-web|Http5xx", StringComparison.Ordinal)).Value;
        var requests = heard.Points.Single(p => p.Key.EndsWith("app-shop-web|Requests", StringComparison.Ordinal)).Value;
        for (var i = 40; i < 85; i++) Assert.InRange(errors[i].Value / requests[i].Value, 0.13, 0.27);
        Assert.True(errors[86].Value <= 1);
    }
}
