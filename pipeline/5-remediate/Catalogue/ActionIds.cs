namespace AIOps.Remediate.Catalogue;

/// <summary>Ids of the actions that the product ships with. They are stored in plans and audit rows and never change.</summary>
public static class ActionIds
{
    /// <summary>Restart one virtual machine.</summary>
    public const string VmRestart = "vm.restart";

    /// <summary>Restart named instances of a scale set.</summary>
    public const string VmssRestartInstances = "vmss.restart-instances";

    /// <summary>Raise the capacity of a scale set.</summary>
    public const string VmssScaleOut = "vmss.scale-out";

    /// <summary>Lower the capacity of a scale set.</summary>
    public const string VmssScaleIn = "vmss.scale-in";

    /// <summary>Restart a web app.</summary>
    public const string AppServiceRestart = "appservice.restart";

    /// <summary>Grow a managed disk.</summary>
    public const string DiskGrow = "disk.grow";
}
