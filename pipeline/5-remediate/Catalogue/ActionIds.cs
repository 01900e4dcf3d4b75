namespace AIOps.Remediate.Catalogue;

/// <summary>Ids of the actions that the product ships with. They are stored in plans and audit rows and never change.</summary>
public static class ActionIds
{
    /// <summary>Restart one virtual machine.</summary>
    public const string VmRestart = "vm.restart";

    /// <summary>Start a virtual machine that is stopped or deallocated.</summary>
    public const string VmStart = "vm.start";

    /// <summary>Move a virtual machine to another host.</summary>
    public const string VmRedeploy = "vm.redeploy";

    /// <summary>Give a virtual machine another size.</summary>
    public const string VmResize = "vm.resize";

    /// <summary>Run a script of the allow-list inside a virtual machine.</summary>
    public const string VmRunCommand = "vm.run-command";

    /// <summary>Restart named instances of a scale set.</summary>
    public const string VmssRestartInstances = "vmss.restart-instances";

    /// <summary>Put named instances of a scale set back to their image.</summary>
    public const string VmssReimageInstances = "vmss.reimage-instances";

    /// <summary>Raise the capacity of a scale set.</summary>
    public const string VmssScaleOut = "vmss.scale-out";

    /// <summary>Lower the capacity of a scale set.</summary>
    public const string VmssScaleIn = "vmss.scale-in";

    /// <summary>Restart a web app.</summary>
    public const string AppServiceRestart = "appservice.restart";

    /// <summary>Swap a slot back into production.</summary>
    public const string AppServiceSwapSlots = "appservice.swap-slots";

    /// <summary>Grow a managed disk.</summary>
    public const string DiskGrow = "disk.grow";

    /// <summary>Restart the pods of a Kubernetes deployment one after the other.</summary>
    public const string AksRolloutRestart = "aks.rollout-restart";

    /// <summary>Set the number of nodes of a Kubernetes node pool.</summary>
    public const string AksScaleNodePool = "aks.scale-node-pool";

    /// <summary>Give an Azure SQL database another service objective.</summary>
    public const string SqlScale = "sql.scale";

    /// <summary>Start an Automation runbook of the allow-list.</summary>
    public const string AutomationStartRunbook = "automation.start-runbook";

    /// <summary>Call a configured webhook.</summary>
    public const string WebhookCall = "webhook.call";
}
