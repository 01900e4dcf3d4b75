using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Fixes;

namespace AIOps.Remediate.Tests;

public sealed class FixGeneratorTests
{
    private const string Group = "/subscriptions/s/resourcegroups/g/providers/";

    [Fact]
    public void A_grown_disk_is_declared_in_bicep_and_terraform_as_a_diff_of_one_line()
    {
        var fixes = FixGenerator.For(Plan(ActionIds.DiskGrow, Group + "microsoft.compute/disks/data-1", [("sizeGb", "256")], changes: [new PlanChange("size (GB)", "128", "256")]));
        Assert.Equal([FixFormat.Bicep, FixFormat.Terraform], fixes.Select(fix => fix.Format));
        Assert.All(fixes, fix => Assert.Equal("not-validated", fix.Validation.State));
        Assert.Equal(
            """
            --- a/data-1.bicep
            +++ b/data-1.bicep
            @@ -1,7 +1,7 @@
             resource data_1 'Microsoft.Compute/disks@2024-03-02' = {
               name: 'data-1'
               // ... what you declare already
               properties: {
            -    diskSizeGB: 128
            +    diskSizeGB: 256
               }
             }

            """.ReplaceLineEndings("\n"),
            fixes[0].Diff);
        Assert.Contains("-  disk_size_gb = 128\n+  disk_size_gb = 256\n", fixes[1].Diff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ActionIds.VmssScaleOut, "microsoft.compute/virtualmachinescalesets/web", "capacity", "3", "4", "capacity: 4", "instances = 4")]
    [InlineData(ActionIds.SqlScale, "microsoft.sql/servers/s1/databases/orders", "serviceObjective", "S2", "S3", "name: 'S3'", "sku_name = \"S3\"")]
    [InlineData(ActionIds.VmResize, "microsoft.compute/virtualmachines/vm-1", "vmSize", "Standard_D2s_v5", "Standard_D4s_v5", "vmSize: 'Standard_D4s_v5'", "size = \"Standard_D4s_v5\"")]
    [InlineData(ActionIds.AksScaleNodePool, "microsoft.containerservice/managedclusters/c/agentpools/pool1", "nodeCount", "3", "4", "count: 4", "node_count = 4")]
    public void What_an_action_sets_is_declared(string action, string target, string parameter, string before, string after, string bicep, string terraform)
    {
        var fixes = FixGenerator.For(Plan(action, Group + target, [(parameter, after)], rollback: [(parameter, before)]));
        Assert.Contains("+", fixes[0].Diff, StringComparison.Ordinal);
        Assert.Contains(bicep, fixes[0].Text, StringComparison.Ordinal);
        Assert.Contains(terraform, fixes[1].Text, StringComparison.Ordinal);
        Assert.All(fixes, fix => Assert.DoesNotContain(after, string.Concat(fix.Diff.Split('\n').Where(line => line.StartsWith('-'))), StringComparison.Ordinal));
    }

    [Fact]
    public void A_rollout_restart_is_an_annotation_of_the_pod_template()
    {
        var fix = Assert.Single(FixGenerator.For(Plan(ActionIds.AksRolloutRestart, Group + "microsoft.containerservice/managedclusters/c", [("namespace", "shop"), ("deployment", "cart")])));
        Assert.Equal((FixFormat.Kubernetes, "cart.yaml"), (fix.Format, fix.File));
        Assert.Contains("+        aiops/restarted-for: inc-1-1\n", fix.Diff, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_nothing_that_code_declares_has_no_fix()
    {
        Assert.Empty(FixGenerator.For(Plan(ActionIds.VmRestart, Group + "microsoft.compute/virtualmachines/vm-1", [])));
        Assert.Empty(FixGenerator.For(Plan(ActionIds.DiskGrow, Group + "microsoft.compute/disks/d", [("sizeGb", "256")], changes: [new PlanChange("size (GB)", "256", "256")])));
    }

    [Theory]
    [InlineData("128'\n}\nresource evil 'x")]
    [InlineData("${file(\"/etc/passwd\")}")]
    public void A_value_that_could_end_a_string_makes_no_fix(string before) =>
        Assert.Empty(FixGenerator.For(Plan(ActionIds.DiskGrow, Group + "microsoft.compute/disks/d", [("sizeGb", "256")], changes: [new PlanChange("size (GB)", before, "256")])));

    [Fact]
    public void A_name_that_could_end_a_string_makes_no_fix() =>
        Assert.Empty(FixGenerator.For(Plan(ActionIds.DiskGrow, Group + "microsoft.compute/disks/d'}", [("sizeGb", "256")], changes: [new PlanChange("size (GB)", "128", "256")])));

    private static RemediationPlan Plan(
        string action, string target, (string Name, string Value)[] parameters, (string Name, string Value)[]? rollback = null, IReadOnlyList<PlanChange>? changes = null)
    {
        return Samples.RestartPlan() with
        {
            Id = "inc-1-p1",
            IncidentId = "inc-1",
            Action = Of(parameters),
            Rollback = rollback is null ? null : Of(rollback),
            Changes = changes ?? [],
        };

        PlannedAction Of((string Name, string Value)[] values) => new(action, target, values.ToDictionary(pair => pair.Name, pair => pair.Value));
    }
}
