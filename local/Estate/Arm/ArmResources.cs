using System.Text.Json.Nodes;
using AIOps.Local.Estate.State;
using AIOps.Remediate.Catalogue;

namespace AIOps.Local.Estate.Arm;

/// <summary>Resource documents of the estate as Azure Resource Manager shows them: with id, type, name and location, which the SDK demands.</summary>
internal sealed class ArmResources(EstateState state)
{
    /// <summary>Type of an Automation job.</summary>
    public const string JobType = "microsoft.automation/automationaccounts/jobs";

    /// <summary>The document of a resource, or of its instance view; null when there is none.</summary>
    public JsonObject? Read(ArmRoute route, DateTimeOffset now)
    {
        if (!Exists(route.ResourceId, now)) return null;
        return (route.Type, route.Action) switch
        {
            (ResourceTypes.VirtualMachine or ResourceTypes.ScaleSetInstance, "instanceview") => InstanceView(route, now),
            (_, not "") => null,
            (ResourceTypes.VirtualMachine, _) => Resource(route, new JsonObject { ["vmId"] = "11111111-2222-3333-4444-555555555555", ["hardwareProfile"] = new JsonObject { ["vmSize"] = state.VmSizeAt(now) } }),
            (ResourceTypes.ScaleSetInstance, _) => Resource(route, [], ("instanceId", route.Name)),
            (ResourceTypes.ScaleSet, _) => Resource(route, new JsonObject { ["overprovision"] = false }, ("sku", Sku("Standard_D2s_v5", "Standard", state.CapacityAt(now)))),
            (ResourceTypes.Disk, _) => Resource(route, new JsonObject { ["diskSizeGB"] = state.DiskGbAt(route.ResourceId, now), ["diskState"] = "Attached", ["creationData"] = new JsonObject { ["createOption"] = "Empty" } }, ("sku", Sku("Premium_LRS", "Premium"))),
            (ResourceTypes.Site or "microsoft.web/sites/slots", _) => Resource(route, new JsonObject { ["state"] = "Running", ["hostNames"] = new JsonArray($"{route.Name}.azurewebsites.net") }, ("kind", "app,linux")),
            (ResourceTypes.Cluster, _) => Resource(route, new JsonObject { ["powerState"] = new JsonObject { ["code"] = "Running" } }),
            (ResourceTypes.NodePool, _) => Resource(route, new JsonObject { ["count"] = state.NodesAt(now), ["vmSize"] = "Standard_D4s_v5", ["mode"] = "User", ["enableAutoScaling"] = false }),
            (ResourceTypes.SqlDatabase, _) => Resource(route, new JsonObject { ["status"] = "Online", ["currentServiceObjectiveName"] = state.ObjectiveAt(now) }, ("sku", Sku(state.ObjectiveAt(now), "Standard"))),
            ("microsoft.automation/automationaccounts/runbooks", _) => Resource(route, new JsonObject { ["state"] = "Published", ["runbookType"] = "PowerShell72" }),
            (JobType, _) => Job(route, now),
            _ => null,
        };
    }

    public bool Exists(string resourceId, DateTimeOffset now) => resourceId switch
    {
        ShopResources.Vm or ShopResources.Disk0 or ShopResources.Disk1 or ShopResources.ScaleSet or ShopResources.Web or ShopResources.Slot or ShopResources.Database
            or ShopResources.Cluster or ShopResources.NodePool or ShopResources.Automation => true,
        _ when resourceId.StartsWith(ShopResources.Automation + "/", StringComparison.Ordinal) => true,
        _ => Enumerable.Range(0, state.CapacityAt(now)).Any(i => ShopResources.Instance(i) == resourceId),
    };

    /// <summary>The document of a job; null when there is none of that id.</summary>
    public JsonObject? Job(ArmRoute route, DateTimeOffset now)
    {
        if (state.Operations.FirstOrDefault(o => o.Action == "job" && o.Id == route.Name) is not { } job) return null;
        var status = !job.DoneAt(now) ? "Running" : job.ErrorCode is null ? "Completed" : "Failed";
        return Resource(route, new JsonObject { ["jobId"] = job.Id, ["status"] = status, ["runbook"] = new JsonObject { ["name"] = job.Text }, ["exception"] = job.ErrorCode });
    }

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
                touched ? Status("PowerState/starting", "VM starting") : Status("PowerState/" + (instance ? "running" : state.VmPowerAt(now)), "VM power state")),
        };
    }

    private static JsonObject Status(string code, string text) => new() { ["code"] = code, ["level"] = "Info", ["displayStatus"] = text };

    private static JsonObject Sku(string name, string tier, int? capacity = null)
    {
        var sku = new JsonObject { ["name"] = name, ["tier"] = tier };
        if (capacity is not null) sku["capacity"] = capacity;
        return sku;
    }

    private static JsonObject Resource(ArmRoute route, JsonObject properties, params (string Name, JsonNode Value)[] more)
    {
        properties["provisioningState"] = "Succeeded";
        var resource = new JsonObject
        {
            ["id"] = route.ResourceId, ["name"] = route.Name, ["type"] = route.Type, ["location"] = ShopResources.Location,
            ["tags"] = new JsonObject { ["environment"] = "prod", ["service"] = "shop" }, ["properties"] = properties,
        };
        foreach (var (name, value) in more) resource[name] = value;
        return resource;
    }
}
