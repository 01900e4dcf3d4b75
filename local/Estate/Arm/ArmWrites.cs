using System.Text.Json;
using AIOps.Local.Estate.State;
using AIOps.Remediate.Catalogue;

namespace AIOps.Local.Estate.Arm;

/// <summary>What a write asks for.</summary>
/// <param name="Action">Name of the operation (<c>restart</c>, <c>update</c> ...).</param>
/// <param name="Target">The resource on which it counts: the scale set for one of its instances.</param>
/// <param name="Seconds">How long it takes.</param>
internal sealed record ArmWrite(string Action, string Target, int Seconds)
{
    /// <summary>Instances that it touches; empty for the resource itself.</summary>
    public IReadOnlyList<string> Instances { get; init; } = [];

    /// <summary>Number that it sets, or 0.</summary>
    public int Value { get; init; }

    /// <summary>Word that it sets, or empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>How it is answered.</summary>
    public ArmAnswer Answer { get; init; } = ArmAnswer.Async;
}

/// <summary>How an accepted write is answered.</summary>
internal enum ArmAnswer
{
    /// <summary>202 with Azure-AsyncOperation and Location.</summary>
    Async,

    /// <summary>202 with Location only.</summary>
    Location,

    /// <summary>200 at once.</summary>
    Done,

    /// <summary>201 with the new resource.</summary>
    Created,
}

/// <summary>Understands the writes that the estate supports. Times are what Azure takes, shortened where it takes minutes.</summary>
internal static class ArmWrites
{
    /// <summary>The write of a call.</summary>
    /// <returns>The write, or the error with which it is refused.</returns>
    public static (ArmWrite? Write, string? Error) Parse(string method, ArmRoute route, JsonElement body, EstateState state, DateTimeOffset now)
    {
        var id = route.ResourceId;
        var (write, error) = (method, route.Type, route.Action) switch
        {
            ("POST", ResourceTypes.VirtualMachine, "restart" or "start" or "poweroff" or "deallocate" or "redeploy") => (new ArmWrite(route.Action, id, route.Action == "redeploy" ? 180 : 60), null),
            ("POST", ResourceTypes.VirtualMachine, "runcommand") => (new ArmWrite("runcommand", id, 20) { Text = Word(body, "commandId") ?? "" }, Missing(Word(body, "commandId"))),
            ("PATCH", ResourceTypes.VirtualMachine, "") => (new ArmWrite("update", id, 90) { Text = Word(Inner(body, "properties", "hardwareProfile"), "vmSize") ?? "" }, Missing(Word(Inner(body, "properties", "hardwareProfile"), "vmSize"))),
            ("POST", ResourceTypes.ScaleSet, "restart" or "reimage") => (new ArmWrite(route.Action, id, 45) { Instances = Ids(body) }, null),
            ("POST", ResourceTypes.ScaleSetInstance, "restart" or "reimage") => (new ArmWrite(route.Action, ResourceTypes.ParentOf(id), 45) { Instances = [route.Name] }, null),
            ("PATCH", ResourceTypes.ScaleSet, "") => (new ArmWrite("update", id, 60) { Value = Number(Inner(body, "sku"), "capacity") ?? -1 }, OutOfRange(Number(Inner(body, "sku"), "capacity"))),
            ("POST", ResourceTypes.Site, "restart") => (new ArmWrite("restart", id, 10) { Answer = ArmAnswer.Done }, null),
            ("POST", ResourceTypes.Site, "slotsswap") => (new ArmWrite("slotsswap", id, 60) { Text = Word(body, "targetSlot") ?? "", Answer = ArmAnswer.Location }, Missing(Word(body, "targetSlot"))),
            ("PATCH", ResourceTypes.Disk, "") => (new ArmWrite("update", id, 20) { Value = Number(Inner(body, "properties"), "diskSizeGB") ?? 0 }, Shrunk(Number(Inner(body, "properties"), "diskSizeGB"), state.DiskGbAt(id, now))),
            ("POST", ResourceTypes.Cluster, "runcommand") => (new ArmWrite("runcommand", id, 15) { Text = Word(body, "command") ?? "", Answer = ArmAnswer.Location }, Missing(Word(body, "command"))),
            ("PUT", ResourceTypes.NodePool, "") => (new ArmWrite("update", id, 90) { Value = Number(Inner(body, "properties"), "count") ?? -1 }, OutOfRange(Number(Inner(body, "properties"), "count"))),
            ("PATCH", ResourceTypes.SqlDatabase, "") => (new ArmWrite("update", id, 60) { Text = Word(Inner(body, "sku"), "name") ?? "" }, Missing(Word(Inner(body, "sku"), "name"))),
            ("PUT", ArmResources.JobType, "") => (new ArmWrite("job", ResourceTypes.ParentOf(id), 30) { Text = Word(Inner(body, "properties", "runbook"), "name") ?? "", Answer = ArmAnswer.Created }, Missing(Word(Inner(body, "properties", "runbook"), "name"))),
            _ => ((ArmWrite?)null, "MethodNotAllowed"),
        };
        return error is null ? (write, null) : (null, error);
    }

    private static string? Missing(string? word) => string.IsNullOrEmpty(word) ? "InvalidParameter" : null;

    private static string? OutOfRange(int? number) => number is >= 0 and <= 1000 ? null : "InvalidParameter";

    private static string? Shrunk(int? wanted, int now) => wanted is not { } size ? "InvalidParameter" : size < now ? "OperationNotAllowed" : null;

    private static IReadOnlyList<string> Ids(JsonElement body) =>
        Inner(body, "instanceIds") is { ValueKind: JsonValueKind.Array } ids ? [.. ids.EnumerateArray().Select(i => i.GetString() ?? "")] : [];

    private static JsonElement Inner(JsonElement body, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out body)) return default;
        }

        return body;
    }

    private static int? Number(JsonElement body, string name) => Inner(body, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static string? Word(JsonElement body, string name) => Inner(body, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
