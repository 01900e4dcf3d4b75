using System.Net;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Integrations.AzureResourceManager.Tests.Reader;

/// <summary>Reading a metric back, through the SDK's own pipeline.</summary>
public sealed class AzureMonitorMetricsTests : IDisposable
{
    private const string Vm = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm-1";
    private static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly FakeAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task Minutes_with_a_value_come_back_and_a_minute_without_one_is_no_zero()
    {
        _azure.Answers.Enqueue((HttpStatusCode.OK, new
        {
            value = new[] { new { timeseries = new[] { new { data = new object[] { new { timeStamp = "2026-11-20T09:00:00Z", average = 97.5 }, new { timeStamp = "2026-11-20T09:01:00Z" }, new { timeStamp = "2026-11-20T09:02:00Z", average = 21 } } } } } },
        }));
        Assert.Equal(new MetricValue[] { new(Nine, 97.5), new(Nine.AddMinutes(2), 21) }, await ReadAsync());
        var asked = Uri.UnescapeDataString(_azure.Asked.Single().Address.PathAndQuery);
        Assert.Contains(Vm + "/providers/Microsoft.Insights/metrics?", asked, StringComparison.Ordinal);
        Assert.Contains("metricnames=Percentage CPU", asked, StringComparison.Ordinal);
        Assert.Contains("timespan=2026-11-20T09:00:00Z/2026-11-20T09:30:00Z", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_metric_that_Azure_Monitor_does_not_have_has_no_values(HttpStatusCode status)
    {
        _azure.Answers.Enqueue((status, new { code = "BadRequest", message = "Failed to find metric configuration" }));
        Assert.Empty(await ReadAsync());
    }

    private async Task<IReadOnlyList<MetricValue>> ReadAsync()
    {
        await using var services = _azure.Start();
        return await services.GetRequiredService<IMetricReadBack>().ReadAsync(Vm, "Percentage CPU", Nine, Nine.AddMinutes(30));
    }
}
