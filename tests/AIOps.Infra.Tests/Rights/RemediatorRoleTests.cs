using AIOps.Infra.Tests.Templates;
using AIOps.Integrations.AzureResourceManager;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Infra.Tests.Rights;

/// <summary>The remediator's role against the calls that the catalogue's actions really make: no right is missing, and none is there without a reason.</summary>
public sealed class RemediatorRoleTests
{
    private const string Group = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourceGroups/rg-shop/providers/";

    private static readonly Dictionary<string, string> Targets = new(StringComparer.Ordinal)
    {
        [ResourceTypes.VirtualMachine] = Group + "Microsoft.Compute/virtualMachines/vm",
        [ResourceTypes.ScaleSet] = Group + "Microsoft.Compute/virtualMachineScaleSets/ss",
        [ResourceTypes.Disk] = Group + "Microsoft.Compute/disks/d",
        [ResourceTypes.Site] = Group + "Microsoft.Web/sites/app",
        [ResourceTypes.Cluster] = Group + "Microsoft.ContainerService/managedClusters/aks",
        [ResourceTypes.NodePool] = Group + "Microsoft.ContainerService/managedClusters/aks/agentPools/p",
        [ResourceTypes.SqlDatabase] = Group + "Microsoft.Sql/servers/s/databases/d",
        [ResourceTypes.AutomationAccount] = Group + "Microsoft.Automation/automationAccounts/a",
    };

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        [ActionParameters.InstanceIds] = "1,2", [ActionParameters.SizeGb] = "128", [ActionParameters.VmSize] = "Standard_D4s_v5", [ActionParameters.Command] = "script",
        [ActionParameters.Slot] = "staging", [ActionParameters.Namespace] = "shop", [ActionParameters.Deployment] = "api", [ActionParameters.NodeCount] = "5",
        [ActionParameters.ServiceObjective] = "S3", [ActionParameters.Runbook] = "runbook",
    };

    /// <summary>What is called after the start: asking how it goes, and the activity log when a reply was lost.</summary>
    private static readonly string[] Polls =
    [
        "Microsoft.Compute/locations/operations/read", "Microsoft.Web/sites/operationresults/read", "Microsoft.ContainerService/managedClusters/commandResults/read",
        "Microsoft.ContainerService/locations/operations/read", "Microsoft.ContainerService/locations/operationresults/read", "Microsoft.Sql/locations/databaseAzureAsyncOperation/read",
        "Microsoft.Sql/locations/databaseOperationResults/read", "Microsoft.Automation/automationAccounts/jobs/read", "Microsoft.Insights/eventtypes/values/read",
    ];

    [Fact]
    public async Task The_role_allows_exactly_what_the_actions_call()
    {
        var role = Bicep.List(Bicep.Read("remediator-role.bicep"), "actions");
        var needed = (await CalledAsync(action => action != ActionIds.VmRunCommand)).Concat(Polls).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.Empty(needed.Except(role, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(role.Except(needed, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Run_command_is_a_right_of_its_own_that_is_left_out_unless_asked_for()
    {
        var text = Bicep.Read("remediator-role.bicep");
        var extra = (await CalledAsync(action => action == ActionIds.VmRunCommand)).Except(Bicep.List(text, "actions"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Bicep.List(text, "runCommand"), extra);
        Assert.Contains("allowRunCommand ? runCommand : []", text, StringComparison.Ordinal);
        Assert.Contains("param allowRunCommand bool = false", Bicep.Read("main.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_deleted_and_no_right_be_given()
    {
        Assert.DoesNotMatch("(?i)/delete'|roleAssignments/write|roleDefinitions/write|elevateAccess", Bicep.Read("remediator-role.bicep"));
        Assert.All(Bicep.List(Bicep.Read("remediator-role.bicep"), "joins"), right => Assert.EndsWith("/join/action", right, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> CalledAsync(Func<string, bool> which)
    {
        using var azure = new RecordingArm();
        await using var services = new ServiceCollection().AddLogging().AddArmActuator(_ => new AnyToken(), options =>
        {
            options.RunCommands["script"] = new RunCommandScript { Lines = { "true" } };
            options.Runbooks.Add("runbook");
        }, _ => azure).BuildServiceProvider();
        var actuator = services.GetRequiredService<IActuator>();
        foreach (var definition in ActionCatalogue.Default.All.Where(one => which(one.Id) && one.Id != ActionIds.WebhookCall))
        {
            var action = new PlannedAction(definition.Id, Targets[definition.TargetTypes[0]], definition.Parameters.Keys.ToDictionary(name => name, name => Value(definition.Id, name)));
            Assert.True(actuator.CanDo(action), $"nobody can do {definition.Id}");
            try
            {
                await actuator.DryRunAsync(action, default);
            }
            catch (ActionPreconditionException)
            {
                // A machine that runs is not started: the read was made, and that is what counts here.
            }

            await actuator.StartAsync(action, "intent", default);
        }

        return [.. azure.Calls.Select(call => ArmOperation.Of(call.Method, call.Path)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string Value(string action, string name) => name == ActionParameters.Capacity ? action == ActionIds.VmssScaleOut ? "5" : "2" : Values[name];

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
