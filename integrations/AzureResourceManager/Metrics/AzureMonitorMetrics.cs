using System.Globalization;
using System.Text.Json;
using AIOps.Integrations.AzureResourceManager.Actions;
using AIOps.Orchestrations.Ports;
using Azure;

namespace AIOps.Integrations.AzureResourceManager.Metrics;

/// <summary>
/// One-minute averages of a platform metric, straight from Azure Monitor: about three minutes old, where the same values through diagnostic settings take six to ten.
/// A metric that Azure Monitor does not have (a guest metric, a log measure) has no values here.
/// </summary>
internal sealed class AzureMonitorMetrics(ArmConnection arm) : IMetricReadBack
{
    private const string ApiVersion = "2024-02-01";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(string resourceId, string metric, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        var span = string.Create(CultureInfo.InvariantCulture, $"{from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}/{to.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        try
        {
            using var answer = await ArmRest.GetAsync(
                arm, resourceId + "/providers/Microsoft.Insights/metrics", ApiVersion, cancellation,
                ("metricnames", metric), ("timespan", span), ("interval", "PT1M"), ("aggregation", "Average"));
            return [.. Values(answer.RootElement)];
        }
        catch (RequestFailedException error) when (error.Status is 400 or 404)
        {
            return [];
        }
    }

    private static IEnumerable<MetricValue> Values(JsonElement answer)
    {
        foreach (var series in Items(answer, "value").SelectMany(static metric => Items(metric, "timeseries")))
        {
            foreach (var point in Items(series, "data"))
            {
                // A minute without data has a time and no value; it is no zero.
                if (point.TryGetProperty("timeStamp", out var at) && at.TryGetDateTimeOffset(out var time) && point.TryGetProperty("average", out var value) && value.TryGetDouble(out var average))
                    yield return new MetricValue(time, average);
            }
        }
    }

    private static JsonElement[] Items(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
