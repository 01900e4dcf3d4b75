using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AIOps.Api.Tests;

/// <summary>Sends alerts of Azure Monitor over HTTP, in the common schema.</summary>
internal static class ForeignAlerts
{
    /// <summary>Sends one and sees that it is taken.</summary>
    public static async Task AlertAsync(this Visitor visitor, string rule, string resource, bool firing)
    {
        var now = DateTimeOffset.UtcNow;
        using var sent = await visitor.SendAsync(HttpMethod.Post, "/api/alerts", new
        {
            schemaId = "azureMonitorCommonAlertSchema",
            data = new
            {
                essentials = new
                {
                    alertId = $"/subscriptions/s1/providers/Microsoft.AlertsManagement/alerts/{rule}",
                    alertRule = rule,
                    severity = "Sev2",
                    signalType = "Metric",
                    monitorCondition = firing ? "Fired" : "Resolved",
                    monitoringService = "Platform",
                    alertTargetIDs = new[] { resource },
                    firedDateTime = now.ToString("O"),
                    resolvedDateTime = firing ? null : now.ToString("O"),
                    description = rule,
                    essentialsVersion = "1.0",
                },
                alertContext = new { },
            },
        });
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal(1, (await sent.Content.ReadFromJsonAsync<JsonNode>())!["accepted"]!.GetValue<int>());
    }
}
