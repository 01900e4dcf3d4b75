using System.Globalization;
using System.Text.Json.Nodes;
using AIOps.Local.Estate.State;
using AIOps.Local.Estate.Telemetry;

namespace AIOps.Local.Estate.Arm;

/// <summary>The activity log as its API shows it: who looks for a call whose reply was lost finds it by its client request id.</summary>
internal static class ActivityEntries
{
    public static JsonObject Of(EstateState state, DateTimeOffset now, string filter)
    {
        var entries = new JsonArray();
        foreach (var operation in state.Operations.Where(o => filter.Contains($"resourceUri eq '{o.TargetId}'", StringComparison.OrdinalIgnoreCase)))
        {
            entries.Add(Entry(operation, "Started", operation.StartedAt));
            if (operation.DoneAt(now)) entries.Add(Entry(operation, operation.ErrorCode is null ? "Succeeded" : "Failed", operation.EndsAt));
        }

        return new JsonObject { ["value"] = entries };
    }

    private static JsonObject Entry(ArmOperation operation, string status, DateTimeOffset at) => new()
    {
        ["eventTimestamp"] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["resourceId"] = operation.TargetId,
        ["operationName"] = new JsonObject { ["value"] = ActivityBodies.ActionName(operation) },
        ["status"] = new JsonObject { ["value"] = status },
        ["httpRequest"] = new JsonObject { ["clientRequestId"] = operation.ClientRequestId, ["method"] = operation.Action == "update" ? "PATCH" : "POST" },
    };
}
