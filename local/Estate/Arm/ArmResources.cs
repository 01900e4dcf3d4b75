using System.Text.Json.Nodes;
using AIOps.Local.Estate.State;
using AIOps.Remediate.Catalogue;

namespace AIOps.Local.Estate.Arm;

/// <summary>Resource documents of the estate as Azure Resource Manager shows them: with id, type, name and location, which the SDK demands.</summary>
internal sealed class ArmResources(EstateState state)
{
    /// <summary>The document of a resource, or of its instance view; null when there is none.</summary>
    public JsonObject? Read(ArmRoute route, DateTimeOffset now)
    {
        if (!Exists(route.ResourceId, now)) return null;
        return (route.Type, route.Action) switch
        {
            (ResourceTypes.VirtualMachine or ResourceTypes.ScaleSetInstance, "instanceview") => InstanceView(route, now),
            (ResourceTypes.VirtualMachine, "") => Resource(route, new JsonObject { ["provisioningState"] = "Succeeded", ["vmId"] = "11111111-2222-3333-4444-555555555555", ["hardwareProfile"] = new JsonObject { ["vmSize"] = "Standard_D4s_v5" } }),
            (ResourceTypes.ScaleSetInstance, "") => Resource(route, new JsonObject { ["provisioningState"] = "Succeeded" }, ("instanceId", route.Name)),
            (ResourceTypes.ScaleSet, "") => Resource(route, new JsonObject { ["provisioningState"] = "Succeeded", ["overprovision"] = false }, ("sku", new JsonObject { ["name"] = "Standard_D2s_v5", ["tier"] = "Standard", ["capacity"] = state.CapacityAt(now) })),
            (ResourceTypes.Disk, "") => Resource(route, new JsonObject { ["provisioningState"] = "Succeeded", ["diskSizeGB"] = state.DiskGbAt(route.ResourceId, now), ["diskState"] = "Attached", ["creationData"] = new JsonObject { ["createOption"] = "Empty" } }, ("sku", new JsonObject { ["name"] = "Premium_LRS", ["tier"] = "Premium" })),
            (ResourceTypes.Site, "") => Resource(route, new JsonObject { ["state"] = "Running", ["hostNames"] = new JsonArray("app-shop-web.azurewebsites.net") }, ("kind", "app,linux")),
            _ => null,
        };
    }

    public bool Exists(string resourceId, DateTimeOffset now) => resourceId switch
    {
        ShopResources.Vm or ShopResources.Disk0 or ShopResources.Disk1 or ShopResources.ScaleSet or ShopResources.Web => true,
        _ => Enumerable.Range(0, state.CapacityAt(now)).Any(i => ShopResources.Instance(i) == resourceId),
    };

    private JsonObject InstanceView(ArmRoute route, DateTimeOffset now)
    {
        var instance = route.Type == ResourceTypes.ScaleSetInstance;
        var running = state.RunningOn(instance ? ResourceTypes.ParentOf(route.ResourceId) : route.ResourceId, now);
        var touched = running is not null && (!instance || running.InstanceIds.Count == 0 || running.InstanceIds.Contains(route.Name));
        return new JsonObject
        {
            ["vmAgent"] = new JsonObject { ["vmAgentVersion"] = "2.9", ["statuses"] = new JsonArray(Status("ProvisioningState/succeeded", "Ready")) },
            ["statuses"] = new JsonArray(
                touched ? Status("ProvisioningState/updating", "Updating") : Status("ProvisioningState/succeeded", "Provisioning succeeded"),
                touched ? Status("PowerState/starting", "VM starting") : Status("PowerState/running", "VM running")),
        };
    }

    private static JsonObject Status(string code, string text) => new() { ["code"] = code, ["level"] = "Info", ["displayStatus"] = text };

    private static JsonObject Resource(ArmRoute route, JsonObject properties, params (string Name, JsonNode Value)[] more)
    {
        var resource = new JsonObject
        {
            ["id"] = route.ResourceId, ["name"] = route.Name, ["type"] = route.Type, ["location"] = ShopResources.Location,
            ["tags"] = new JsonObject { ["environment"] = "prod", ["service"] = "shop" }, ["properties"] = properties,
        };
        foreach (var (name, value) in more) resource[name] = value;
        return resource;
    }
}
