using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>What the activity log says of a call.</summary>
internal enum ActivityOutcome
{
    /// <summary>Nothing (yet).</summary>
    NotFound,

    /// <summary>Started or accepted.</summary>
    Running,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Failed.</summary>
    Failed,
}

/// <summary>Finds a call by its client request id in the activity log: the only place that knows whether a call arrived whose reply was lost.</summary>
internal sealed class ActivityLog(ArmConnection connection)
{
    /// <summary>The version of the activity log API that has been in use since 2015; there is no newer one.</summary>
    private const string ApiVersion = "2015-04-01";

    /// <summary>Clocks of two sides differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public async Task<ActivityOutcome> FindAsync(string targetId, string clientRequestId, DateTimeOffset sentAt, CancellationToken cancellation)
    {
        var subscription = new ResourceIdentifier(targetId).SubscriptionId;
        var filter = string.Create(CultureInfo.InvariantCulture,
            $"eventTimestamp ge '{sentAt - Skew:yyyy-MM-ddTHH:mm:ssZ}' and resourceUri eq '{targetId.Replace("'", "''", StringComparison.Ordinal)}'");
        using var message = connection.ReadPipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(connection.Endpoint);
        message.Request.Uri.AppendPath($"/subscriptions/{subscription}/providers/Microsoft.Insights/eventtypes/management/values", escape: false);
        message.Request.Uri.AppendQuery("api-version", ApiVersion);
        message.Request.Uri.AppendQuery("$filter", filter, escapeValue: true);
        await connection.ReadPipeline.SendAsync(message, cancellation);
        if (message.Response.IsError) throw new RequestFailedException(message.Response);
        using var body = JsonDocument.Parse(message.Response.Content);
        return body.RootElement.TryGetProperty("value", out var entries) && entries.ValueKind == JsonValueKind.Array ? Worst(entries, clientRequestId) : ActivityOutcome.NotFound;
    }

    private static ActivityOutcome Worst(JsonElement entries, string clientRequestId)
    {
        var found = ActivityOutcome.NotFound;
        foreach (var entry in entries.EnumerateArray())
        {
            if (!entry.TryGetProperty("httpRequest", out var request) || ArmReply.Member(request, "clientRequestId") != clientRequestId) continue;
            var outcome = entry.TryGetProperty("status", out var status) ? ArmReply.Member(status, "value") switch
            {
                "Succeeded" => ActivityOutcome.Succeeded,
                "Failed" => ActivityOutcome.Failed,
                _ => ActivityOutcome.Running,
            } : ActivityOutcome.Running;
            if (outcome > found) found = outcome;
        }

        return found;
    }
}
