using System.Text.Json;
using AIOps.Local.Estate.State;
using AIOps.Remediate.Catalogue;

namespace AIOps.Local.Estate.Arm;

/// <summary>What a write asks for.</summary>
/// <param name="Action">Name of the operation (<c>restart</c>, <c>update</c> ...).</param>
/// <param name="Instances">Instances that it touches; empty for the resource itself.</param>
/// <param name="Value">Number that it sets, or 0.</param>
/// <param name="Takes">How long it takes.</param>
/// <param name="LongRunning">How it is answered: 202 with addresses to follow, or 200 at once.</param>
/// <param name="Target">The resource on which it counts: the scale set for one of its instances.</param>
internal sealed record ArmWrite(string Action, IReadOnlyList<string> Instances, int Value, TimeSpan Takes, bool LongRunning, string Target);

/// <summary>Understands the writes that the estate supports.</summary>
internal static class ArmWrites
{
    /// <summary>The write of a call.</summary>
    /// <returns>The write, or the error with which it is refused.</returns>
    public static (ArmWrite? Write, string? Error) Parse(string method, ArmRoute route, JsonElement body, EstateState state, DateTimeOffset now)
    {
        switch (method, route.Type, route.Action)
        {
            case ("POST", ResourceTypes.VirtualMachine, "restart"): return (new("restart", [], 0, TimeSpan.FromSeconds(60), true, route.ResourceId), null);
            case ("POST", ResourceTypes.ScaleSet, "restart" or "reimage"): return (new(route.Action, Ids(body), 0, TimeSpan.FromSeconds(45), true, route.ResourceId), null);
            case ("POST", ResourceTypes.ScaleSetInstance, "restart" or "reimage"):
                return (new(route.Action, [route.Name], 0, TimeSpan.FromSeconds(45), true, ResourceTypes.ParentOf(route.ResourceId)), null);
            case ("POST", ResourceTypes.Site, "restart"): return (new("restart", [], 0, TimeSpan.FromSeconds(10), false, route.ResourceId), null);
            case ("PATCH", ResourceTypes.ScaleSet, ""):
                return Number(body, "sku", "capacity") is { } capacity and >= 0 and <= 1000
                    ? (new("update", [], capacity, TimeSpan.FromSeconds(60), true, route.ResourceId), null)
                    : (null, "InvalidParameter");
            case ("PATCH", ResourceTypes.Disk, ""):
                if (Number(body, "properties", "diskSizeGB") is not { } size) return (null, "InvalidParameter");
                return size < state.DiskGbAt(route.ResourceId, now) ? (null, "OperationNotAllowed") : (new("update", [], size, TimeSpan.FromSeconds(20), true, route.ResourceId), null);
            default: return (null, "MethodNotAllowed");
        }
    }

    private static IReadOnlyList<string> Ids(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("instanceIds", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(i => i.GetString() ?? "")]
            : [];

    private static int? Number(JsonElement body, string outer, string inner) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(outer, out var o) && o.ValueKind == JsonValueKind.Object
        && o.TryGetProperty(inner, out var value) && value.TryGetInt32(out var number) ? number : null;
}
