using System.Text.RegularExpressions;

namespace AIOps.Infra.Tests.Templates;

/// <summary>Types, API versions and role ids against what was checked by hand: the type index of Azure (August 2026) and the published role ids.</summary>
public sealed class VersionsTests
{
    private static readonly Dictionary<string, string> Checked = new(StringComparer.Ordinal)
    {
        ["Microsoft.Authorization/policyAssignments"] = "2026-07-01",
        ["Microsoft.Authorization/policyDefinitions"] = "2026-07-01",
        ["Microsoft.Authorization/roleAssignments"] = "2022-04-01",
        ["Microsoft.Authorization/roleDefinitions"] = "2022-04-01",
        ["Microsoft.CognitiveServices/accounts"] = "2026-07-01",
        ["Microsoft.CognitiveServices/accounts/deployments"] = "2026-07-01",
        ["Microsoft.DurableTask/schedulers"] = "2026-02-01",
        ["Microsoft.DurableTask/schedulers/retentionPolicies"] = "2026-02-01",
        ["Microsoft.DurableTask/schedulers/taskHubs"] = "2026-02-01",
        ["Microsoft.EventHub/namespaces"] = "2026-01-01",
        ["Microsoft.EventHub/namespaces/authorizationRules"] = "2026-01-01",
        ["Microsoft.EventHub/namespaces/eventhubs"] = "2026-01-01",
        ["Microsoft.EventHub/namespaces/eventhubs/consumergroups"] = "2026-01-01",
        ["Microsoft.EventHub/namespaces/networkRuleSets"] = "2026-01-01",
        ["Microsoft.Insights/actionGroups"] = "2023-01-01",
        ["Microsoft.Insights/components"] = "2020-02-02",
        ["Microsoft.Insights/dataCollectionRuleAssociations"] = "2024-03-11",
        ["Microsoft.Insights/dataCollectionRules"] = "2024-03-11",
        ["Microsoft.Insights/diagnosticSettings"] = "2021-05-01-preview",
        ["Microsoft.Insights/metricAlerts"] = "2026-01-01",
        ["Microsoft.Insights/scheduledQueryRules"] = "2026-03-01",
        ["Microsoft.Insights/workbooks"] = "2023-06-01",
        ["Microsoft.KeyVault/vaults"] = "2026-02-01",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "2024-11-30",
        ["Microsoft.Network/privateDnsZones"] = "2024-06-01",
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = "2024-06-01",
        ["Microsoft.Network/privateEndpoints"] = "2025-09-01",
        ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] = "2025-09-01",
        ["Microsoft.Network/virtualNetworks"] = "2025-09-01",
        ["Microsoft.OperationalInsights/workspaces"] = "2026-03-01",
        ["Microsoft.Resources/resourceGroups"] = "2025-04-01",
        ["Microsoft.Storage/storageAccounts"] = "2026-04-01",
        ["Microsoft.Storage/storageAccounts/blobServices"] = "2026-04-01",
        ["Microsoft.Storage/storageAccounts/blobServices/containers"] = "2026-04-01",
        ["Microsoft.Web/serverfarms"] = "2025-03-01",
        ["Microsoft.Web/sites"] = "2025-03-01",
        ["Microsoft.Web/sites/config"] = "2025-03-01",
    };

    private static readonly Dictionary<string, string> KnownIds = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        ["a638d3c7-ab3a-418d-83e6-5f17a39d4fde"] = "Event Hubs Data Receiver",
        ["2b629674-e913-4c01-ae53-ef4638d8f975"] = "Event Hubs Data Sender",
        ["f526a384-b230-433a-b45c-95f59c4a2dec"] = "Event Hubs Data Owner (the policies' identities only)",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["43d0d8ad-25c7-4714-9337-8ba259a9fe05"] = "Monitoring Reader",
        ["749f88d5-cbae-40b8-bcfc-e573ddc772fa"] = "Monitoring Contributor (the policies' identities only)",
        ["92aaf0da-9dab-42b6-94a3-d43ce8d16293"] = "Log Analytics Contributor (the policies' identities only)",
        ["acdd72a7-3385-48ef-bd42-f606fba81ae7"] = "Reader",
        ["5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"] = "Cognitive Services OpenAI User",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
        ["85175a36-2f12-419a-96b4-18d5b0096531"] = "Initiative: allLogs category group to Event Hub",
    };

    [Fact]
    public void Every_type_has_the_version_that_was_checked()
    {
        foreach (var (file, text) in Bicep.All)
        {
            foreach (Match resource in Bicep.TypeAndVersion().Matches(text))
            {
                Assert.True(Checked.TryGetValue(resource.Groups[1].Value, out var version), $"{file}: {resource.Groups[1].Value} was never checked");
                Assert.Equal((file, resource.Groups[1].Value, version), (file, resource.Groups[1].Value, resource.Groups[2].Value));
            }
        }
    }

    /// <summary>What a policy deploys is text to the compiler, which checks neither its type nor its version.</summary>
    [Fact]
    public void What_policies_deploy_has_the_version_that_was_checked_too()
    {
        var deployed = Bicep.All.SelectMany(static file => Bicep.NestedTypeAndVersion().Matches(file.Text)).ToList();
        Assert.Equal(3, deployed.Count);
        Assert.All(deployed, static one => Assert.Equal(Checked[one.Groups[1].Value], one.Groups[2].Value));
        Assert.Equal(deployed.Count, Bicep.All.Sum(static file => Regex.Count(file.Text, @"\bapiVersion:")));
    }

    [Fact]
    public void Every_role_and_policy_id_is_a_known_one()
    {
        foreach (var (file, text) in Bicep.All)
        {
            foreach (Match id in Bicep.Guids().Matches(text)) Assert.True(KnownIds.ContainsKey(id.Groups[1].Value), $"{file}: {id.Groups[1].Value} is unknown");
        }
    }

    [Fact]
    public void The_roles_of_policies_are_given_to_policies_alone()
    {
        foreach (var (file, text) in Bicep.All.Where(one => !one.File.EndsWith("policy.bicep", StringComparison.Ordinal) && !one.File.EndsWith("hub-owner.bicep", StringComparison.Ordinal)))
        {
            foreach (Match id in Bicep.Guids().Matches(text)) Assert.False(KnownIds[id.Groups[1].Value].Contains("policies'", StringComparison.Ordinal), $"{file}: {id.Groups[1].Value}");
        }
    }

    /// <summary>A log of the app about a log would come in again, and again.</summary>
    [Fact]
    public void No_policy_routes_what_our_own_resources_say()
    {
        foreach (var (file, text) in Bicep.All)
        {
            var assignments = Regex.Matches(text, @"(?s)\nresource \w+ 'Microsoft\.Authorization/policyAssignments@.*?\n\}");
            Assert.All(assignments, assignment => Assert.Contains("notScopes: ", assignment.Value, StringComparison.Ordinal));
        }

        Assert.Equal(4, Bicep.All.Sum(static file => Regex.Count(file.Text, "notScopes: ")));
        Assert.Equal(3, Bicep.All.Sum(static file => Regex.Count(file.Text, @"\['\$\{subscription\(\)\.id\}/resourceGroups/\$\{(own|ingestion)ResourceGroup\}'\]")));
        Assert.DoesNotMatch("'kube-audit'", Bicep.Read("/policy.bicep"));
    }

    /// <summary>A metric that comes both ways is sent, paid and thrown away twice.</summary>
    [Fact]
    public void What_a_data_collection_rule_carries_is_not_carried_by_a_diagnostic_setting_too()
    {
        var text = Bicep.Read("/policy.bicep");
        Assert.Contains("filter(leftOut, entry => entry.logs || !contains(byRule, toLower(entry.type)))", text, StringComparison.Ordinal);
        Assert.Contains("metrics: contains(byRule, toLower(entry.type)) ? [] :", text, StringComparison.Ordinal);
        Assert.Contains("filter(known, type => !contains(byRule, toLower(type)))", Bicep.Read("/metrics-policy.bicep"), StringComparison.Ordinal);
        Assert.Contains("scope: hub\n  name: guid(hub.id, rule.id, hubSender)", Bicep.Read("metrics-rule.bicep"), StringComparison.Ordinal);
    }

    /// <summary>Azure Policy, "mode": Indexed evaluates only types that have tags and a location; a part of another resource has neither.</summary>
    [Fact]
    public void A_policy_for_a_part_of_a_resource_is_not_of_the_mode_that_never_looks_at_parts()
    {
        var entries = Regex.Matches(Bicep.Read("/policy.bicep"), @"\{ name: '\w+', type: '([A-Za-z./]+)', logs: \w+, part: (\w+) \}");
        Assert.Equal(7, entries.Count);
        Assert.All(entries, entry => Assert.Equal(entry.Groups[1].Value.Count(static c => c == '/') > 1, bool.Parse(entry.Groups[2].Value)));
        Assert.Contains("mode: entry.part ? 'All' : 'Indexed'", Bicep.Read("/policy.bicep"), StringComparison.Ordinal);
    }
}
