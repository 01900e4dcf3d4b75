// Metrics of the types whose logs the built-in initiative routes: its settings carry none. A setting of its own name beside the initiative's, so that neither replaces the
// other. Existing resources need a remediation task, like the other policies.
targetScope = 'subscription'

param environmentName string
param location string
param regions string[]
param ingestionResourceGroup string
param ingestionName string
param authorizationRuleId string
param hubName string
@description('Types whose metrics a data collection rule carries.')
param metricsByRule string[]

var monitoringContributor = '749f88d5-cbae-40b8-bcfc-e573ddc772fa'

// What the product's metric catalogue knows (a test compares), without what the platform does not export by diagnostic settings: disks and NAT gateways.
var known = [
  'Microsoft.ApiManagement/service'
  'Microsoft.App/containerApps'
  'Microsoft.Cache/redis'
  'Microsoft.Cdn/profiles'
  'Microsoft.CognitiveServices/accounts'
  'Microsoft.ContainerInstance/containerGroups'
  'Microsoft.DBforMySQL/flexibleServers'
  'Microsoft.DBforPostgreSQL/flexibleServers'
  'Microsoft.Devices/IotHubs'
  'Microsoft.DocumentDB/databaseAccounts'
  'Microsoft.EventGrid/topics'
  'Microsoft.EventHub/namespaces'
  'Microsoft.Insights/components'
  'Microsoft.KeyVault/vaults'
  'Microsoft.Network/applicationGateways'
  'Microsoft.Network/azureFirewalls'
  'Microsoft.Network/loadBalancers'
  'Microsoft.Network/publicIPAddresses'
  'Microsoft.Network/trafficManagerProfiles'
  'Microsoft.Network/virtualNetworkGateways'
  'Microsoft.Search/searchServices'
  'Microsoft.ServiceBus/namespaces'
  'Microsoft.Sql/servers/databases'
  'Microsoft.Sql/servers/elasticPools'
  'Microsoft.Web/serverfarms'
]
var byRule = map(metricsByRule, type => toLower(type))
var types = filter(known, type => !contains(byRule, toLower(type)))

resource definition 'Microsoft.Authorization/policyDefinitions@2026-07-01' = {
  name: 'aiops-${environmentName}-platform'
  properties: {
    displayName: 'AIOps: platform metrics to Event Hubs'
    policyType: 'Custom'
    mode: 'Indexed'
    metadata: { category: 'Monitoring' }
    parameters: {
      types: { type: 'Array' }
      regions: { type: 'Array' }
      eventHubAuthorizationRuleId: { type: 'String' }
      eventHubName: { type: 'String' }
    }
    policyRule: {
      if: {
        allOf: [
          { field: 'type', in: '[parameters(\'types\')]' }
          // What is global sends to a hub of any region.
          { anyOf: [{ field: 'location', in: '[parameters(\'regions\')]' }, { field: 'location', equals: 'global' }] }
        ]
      }
      then: {
        effect: 'DeployIfNotExists'
        details: {
          type: 'Microsoft.Insights/diagnosticSettings'
          name: 'aiops-${environmentName}-metrics'
          roleDefinitionIds: [tenantResourceId('Microsoft.Authorization/roleDefinitions', monitoringContributor)]
          existenceCondition: { field: 'Microsoft.Insights/diagnosticSettings/eventHubAuthorizationRuleId', equals: '[parameters(\'eventHubAuthorizationRuleId\')]' }
          deployment: {
            properties: {
              mode: 'incremental'
              parameters: {
                resourceId: { value: '[field(\'id\')]' }
                ruleId: { value: '[parameters(\'eventHubAuthorizationRuleId\')]' }
                hub: { value: '[parameters(\'eventHubName\')]' }
              }
              template: {
                '$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
                contentVersion: '1.0.0.0'
                parameters: { resourceId: { type: 'string' }, ruleId: { type: 'string' }, hub: { type: 'string' } }
                resources: [
                  {
                    type: 'Microsoft.Insights/diagnosticSettings'
                    apiVersion: '2021-05-01-preview'
                    name: 'aiops-${environmentName}-metrics'
                    scope: '[parameters(\'resourceId\')]'
                    properties: {
                      eventHubAuthorizationRuleId: '[parameters(\'ruleId\')]'
                      eventHubName: '[parameters(\'hub\')]'
                      metrics: [{ category: 'AllMetrics', enabled: true }]
                    }
                  }
                ]
              }
            }
          }
        }
      }
    }
  }
}

resource assignment 'Microsoft.Authorization/policyAssignments@2026-07-01' = {
  name: take('aiops-${environmentName}-platform', 64)
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    displayName: 'AIOps: platform metrics to Event Hubs'
    notScopes: ['${subscription().id}/resourceGroups/${ingestionResourceGroup}'] // our own group, as in policy.bicep
    policyDefinitionId: definition.id
    parameters: {
      types: { value: types }
      regions: { value: regions }
      eventHubAuthorizationRuleId: { value: authorizationRuleId }
      eventHubName: { value: hubName }
    }
  }
}

resource rights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, environmentName, 'platform', monitoringContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringContributor)
    principalId: assignment.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

module hubOwner 'hub-owner.bicep' = {
  scope: resourceGroup(ingestionResourceGroup)
  params: { namespaceName: ingestionName, principalId: assignment.identity.principalId }
}
