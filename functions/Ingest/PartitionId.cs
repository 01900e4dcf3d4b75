using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace AIOps.Functions.Ingest;

/// <summary>The partition that a batch comes from, as the host says beside the events.</summary>
internal static class PartitionId
{
    /// <summary>Its number; 0 when the batch does not come from a hub (the admin endpoint).</summary>
    public static int Of(FunctionContext context)
    {
        foreach (var name in (string[])["PartitionContext", "TriggerPartitionContext"])
        {
            if (context.BindingContext.BindingData.TryGetValue(name, out var value) && value is string json && Read(json) is { } partition)
            {
                return partition;
            }
        }

        return 0;
    }

    private static int? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("PartitionId", out var id)
                && int.TryParse(id.GetString(), out var partition)
                ? partition
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
