namespace AIOps.Local.Estate;

/// <summary>The resources of the simulated shop. Ids are in lower case, the normal form; emitted records spell them as Azure does.</summary>
internal static class ShopResources
{
    public const string Subscription = "3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95";
    public const string Tenant = "8c0f4b7e-91aa-4f0d-8e55-27c3d9b1a640";
    public const string Location = "westeurope";
    private const string Group = "/subscriptions/" + Subscription + "/resourcegroups/rg-shop-prod/providers/";

    public const string Gateway = Group + "microsoft.network/applicationgateways/agw-shop";
    public const string Web = Group + "microsoft.web/sites/app-shop-web";
    public const string ScaleSet = Group + "microsoft.compute/virtualmachinescalesets/vmss-shop-api";
    public const string Database = Group + "microsoft.sql/servers/sql-shop/databases/shopdb";
    public const string Vm = Group + "microsoft.compute/virtualmachines/vm-orders-01";
    public const string Disk0 = Group + "microsoft.compute/disks/disk-orders-data-0";
    public const string Disk1 = Group + "microsoft.compute/disks/disk-orders-data-1";
    public const string Bus = Group + "microsoft.servicebus/namespaces/sb-shop";
    public const string Cluster = Group + "microsoft.containerservice/managedclusters/aks-shop";
    public const string NodePool = Cluster + "/agentpools/workers";
    public const string Automation = Group + "microsoft.automation/automationaccounts/aa-shop";
    public const string Slot = Web + "/slots/staging";
    public const string Autoscale = Group + "microsoft.insights/autoscalesettings/as-shop";

    /// <summary>Instances that the scale set starts with.</summary>
    public const int InitialCapacity = 3;

    /// <summary>Size of both data disks at first, in GiB.</summary>
    public const int InitialDiskGb = 128;

    /// <summary>Nodes of the pool at first.</summary>
    public const int InitialNodes = 3;

    /// <summary>Size of the VM at first.</summary>
    public const string InitialVmSize = "Standard_D4s_v5";

    /// <summary>Service objective of the database at first.</summary>
    public const string InitialObjective = "S3";

    public static string Instance(int number) => $"{ScaleSet}/virtualmachines/{number}";
}
