using System.Text.Json;
using AIOps.Integrations.AzureResourceManager.Actions;
using Azure;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Topology;

/// <summary>Asks Azure Resource Graph for every resource of some subscriptions, page by page.</summary>
internal static class ResourceGraphQuery
{
    private const string ApiVersion = "2024-04-01";
    private const int PageSize = 1000;

    /// <summary>What the edges are read from; the rest of the properties stays in Azure.</summary>
    private const string Query = """
        resources
        | project id, name, type, tags,
            plan = tostring(properties.serverFarmId), host = tostring(properties.defaultHostName), machine = tostring(properties.virtualMachine.id),
            osDisk = tostring(properties.storageProfile.osDisk.managedDisk.id), dataDisks = properties.storageProfile.dataDisks, pools = properties.backendAddressPools
        """;

    /// <summary>All rows, as they come.</summary>
    /// <exception cref="RequestFailedException">It was refused, or the answer is none of this API.</exception>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(ArmConnection arm, IEnumerable<string> subscriptions, CancellationToken cancellation)
    {
        var rows = new List<JsonElement>();
        string? next = null;
        do
        {
            using var page = await PageAsync(arm, subscriptions, next, cancellation);
            if (!page.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                throw new RequestFailedException("The answer of Azure Resource Graph has no list 'data'.");
            rows.AddRange(data.EnumerateArray().Select(static row => row.Clone()));
            next = ArmReply.Member(page.RootElement, "$skipToken");
        }
        while (!string.IsNullOrEmpty(next));
        return rows;
    }

    private static Task<JsonDocument> PageAsync(ArmConnection arm, IEnumerable<string> subscriptions, string? skipToken, CancellationToken cancellation)
    {
        var options = new Dictionary<string, object> { ["resultFormat"] = "objectArray", ["$top"] = PageSize };
        if (skipToken is not null) options["$skipToken"] = skipToken;
        var body = BinaryData.FromObjectAsJson(new { subscriptions, query = Query, options });
        return ArmRest.AskAsync(arm, RequestMethod.Post, "/providers/Microsoft.ResourceGraph/resources", ApiVersion, body, cancellation);
    }
}
