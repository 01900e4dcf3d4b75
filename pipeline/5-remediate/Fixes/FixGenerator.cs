using System.Globalization;
using AIOps.Remediate.Catalogue;

namespace AIOps.Remediate.Fixes;

/// <summary>Writes the lasting form of a plan's action. Pure; values come from the plan, whose parameters the catalogue has checked, so nothing in them can end a string.</summary>
public static class FixGenerator
{
    private const string DiskApi = "2024-03-02", ComputeApi = "2024-07-01", SqlApi = "2023-08-01", AksApi = "2024-09-01";

    /// <summary>The fixes of a plan, one per format that can say it; none where the action changes nothing that code declares (a restart).</summary>
    public static IReadOnlyList<GeneratedFix> For(RemediationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var name = ResourceTypes.NameOf(plan.Action.TargetId);
        // Ids come with telemetry, from outside.
        if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')) return [];
        return plan.Action.ActionId switch
        {
            ActionIds.DiskGrow => Sized(plan, name, ActionParameters.SizeGb, $"Microsoft.Compute/disks@{DiskApi}", "properties.diskSizeGB", "azurerm_managed_disk", "disk_size_gb", quoted: false),
            ActionIds.VmResize => Sized(plan, name, ActionParameters.VmSize, $"Microsoft.Compute/virtualMachines@{ComputeApi}", "properties.hardwareProfile.vmSize", "azurerm_linux_virtual_machine", "size", quoted: true),
            ActionIds.VmssScaleOut or ActionIds.VmssScaleIn => Sized(plan, name, ActionParameters.Capacity, $"Microsoft.Compute/virtualMachineScaleSets@{ComputeApi}", "sku.capacity", "azurerm_linux_virtual_machine_scale_set", "instances", quoted: false),
            ActionIds.SqlScale => Sized(plan, name, ActionParameters.ServiceObjective, $"Microsoft.Sql/servers/databases@{SqlApi}", "sku.name", "azurerm_mssql_database", "sku_name", quoted: true),
            ActionIds.AksScaleNodePool => Sized(plan, name, ActionParameters.NodeCount, $"Microsoft.ContainerService/managedClusters/agentPools@{AksApi}", "properties.count", "azurerm_kubernetes_cluster_node_pool", "node_count", quoted: false),
            ActionIds.AksRolloutRestart => [Rollout(plan)],
            _ => [],
        };
    }

    private static IReadOnlyList<GeneratedFix> Sized(
        RemediationPlan plan, string name, string parameter, string bicepType, string bicepPath, string terraformType, string terraformField, bool quoted)
    {
        if (Before(plan, parameter) is not { } before) return [];
        var after = plan.Action.Parameters[parameter];
        return
        [
            Fix(plan, FixFormat.Bicep, $"{name}.bicep", $"Declare {bicepPath} = {after}", Bicep(name, bicepType, bicepPath, Quote(before, '\'')), Bicep(name, bicepType, bicepPath, Quote(after, '\''))),
            Fix(plan, FixFormat.Terraform, $"{name}.tf", $"Declare {terraformField} = {after}", Terraform(name, terraformType, terraformField, Quote(before, '"')), Terraform(name, terraformType, terraformField, Quote(after, '"'))),
        ];

        string Quote(string value, char mark) => quoted ? $"{mark}{value}{mark}" : value;
    }

    /// <summary>The value before, from the action that undoes it or from what the dry run saw; null when neither knows it or nothing changes.</summary>
    private static string? Before(RemediationPlan plan, string parameter)
    {
        var after = plan.Action.Parameters.GetValueOrDefault(parameter);
        var before = plan.Rollback?.Parameters.GetValueOrDefault(parameter) ?? plan.Changes.FirstOrDefault(change => change.After == after)?.Before;
        return after is null || before is null || before == after || before.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_') ? null : before;
    }

    private static string Bicep(string name, string type, string path, string value)
    {
        var steps = path.Split('.');
        List<string> lines = [$"resource {Symbol(name)} '{type}' = {{", $"  name: '{name}'", "  // ... what you declare already"];
        for (var depth = 0; depth < steps.Length - 1; depth++) lines.Add($"{new string(' ', 2 * (depth + 1))}{steps[depth]}: {{");
        lines.Add($"{new string(' ', 2 * steps.Length)}{steps[^1]}: {value}");
        for (var depth = steps.Length - 1; depth >= 0; depth--) lines.Add($"{new string(' ', 2 * depth)}}}");
        return string.Join('\n', lines) + "\n";
    }

    private static string Terraform(string name, string type, string field, string value) =>
        $"resource \"{type}\" \"{Symbol(name)}\" {{\n  name = \"{name}\"\n  # ... what you declare already\n  {field} = {value}\n}}\n";

    /// <summary>The way to restart a deployment that lives in code: its pod template gets another annotation.</summary>
    private static GeneratedFix Rollout(RemediationPlan plan)
    {
        var (space, deployment) = (plan.Action.Parameters[ActionParameters.Namespace], plan.Action.Parameters[ActionParameters.Deployment]);
        var head = $"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {deployment}\n  namespace: {space}\nspec:\n  template:\n    metadata:\n      annotations:\n";
        return Fix(
            plan, FixFormat.Kubernetes, $"{deployment}.yaml", $"Restart {deployment} from code",
            head, string.Create(CultureInfo.InvariantCulture, $"{head}        aiops/restarted-for: {plan.IncidentId}-{plan.Attempt}\n"));
    }

    private static GeneratedFix Fix(RemediationPlan plan, FixFormat format, string file, string title, string before, string after) => new()
    {
        Id = $"{plan.Id}-{format.ToString().ToLowerInvariant()}",
        PlanId = plan.Id,
        Format = format,
        Title = title,
        TargetId = plan.Action.TargetId,
        File = file,
        Text = after,
        Diff = UnifiedDiff.Of(file, before, after),
    };

    private static string Symbol(string name)
    {
        var symbol = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return char.IsAsciiDigit(symbol[0]) ? "r" + symbol : symbol;
    }
}
