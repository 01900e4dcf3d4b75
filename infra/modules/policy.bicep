// Resource logs of the subscription to the hub, by policy: the built-in initiative for what it covers (140 types), one assignment a region, and our own definitions
// for what it leaves out. DeployIfNotExists touches new and changed resources; existing ones need a remediation task (docs/operations/deploy.md).
targetScope = 'subscription'

param environmentName string
param location string
param regions string[]
param ingestionResourceGroup string
param ingestionName string
param authorizationRuleId string
param hubName string
param routeUncovered bool
@description('Types whose metrics a data collection rule carries: their settings here carry logs only, and there is none where a type has metrics alone.')
param metricsByRule string[]

var allLogsToEventHub = '85175a36-2f12-419a-96b4-18d5b0096531'
var logAnalyticsContributor = '92aaf0da-9dab-42b6-94a3-d43ce8d16293'
var monitoringContributor = '749f88d5-cbae-40b8-bcfc-e573ddc772fa'

// Our own group is left out: a log of the app about a log would be telemetry that makes telemetry, without an end.
var notScopes = ['${subscription().id}/resourceGroups/${ingestionResourceGroup}']

// Of a cluster's categories all but kube-audit, which also holds every read: kube-audit-admin says who changed what at a fraction of the volume.
var clusterLogs = ['kube-apiserver', 'kube-audit-admin', 'kube-controller-manager', 'kube-scheduler', 'cluster-autoscaler', 'cloud-controller-manager', 'guard']

// What the initiative leaves out, whether it has logs (machines and accounts have metrics only), and whether it is a part of another resource: those have no tags and
// no location of their own, so a policy in mode Indexed never looks at them.
var leftOut = [
  { name: 'web', type: 'Microsoft.Web/sites', logs: true, part: false }
  { name: 'slot', type: 'Microsoft.Web/sites/slots', logs: true, part: true }
  { name: 'blob', type: 'Microsoft.Storage/storageAccounts/blobServices', logs: true, part: true }
  { name: 'storage', type: 'Microsoft.Storage/storageAccounts', logs: false, part: false }
  { name: 'aks', type: 'Microsoft.ContainerService/managedClusters', logs: true, part: false }
  { name: 'vm', type: 'Microsoft.Compute/virtualMachines', logs: false, part: false }
  { name: 'vmss', type: 'Microsoft.Compute/virtualMachineScaleSets', logs: false, part: false }
]
var byRule = map(metricsByRule, type => toLower(type))
var uncovered = filter(leftOut, entry => entry.logs || !contains(byRule, toLower(entry.type)))

resource builtIn 'Microsoft.Authorization/policyAssignments@2026-07-01' = [for region in regions: {
  name: take('aiops-${environmentName}-${region}', 64)
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    displayName: 'AIOps: resource logs of ${region} to Event Hubs'
    notScopes: notScopes
    policyDefinitionId: tenantResourceId('Microsoft.Authorization/policySetDefinitions', allLogsToEventHub)
    parameters: {
      effect: { value: 'DeployIfNotExists' }
      diagnosticSettingName: { value: 'aiops-${environmentName}' }
      resourceLocation: { value: region }
      eventHubAuthorizationRuleId: { value: authorizationRuleId }
      eventHubName: { value: hubName }
    }
  }
}]

resource builtInRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (region, i) in regions: {
  name: guid(subscription().id, environmentName, region, logAnalyticsContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', logAnalyticsContributor)
    principalId: builtIn[i].identity.principalId
    principalType: 'ServicePrincipal'
  }
}]

// The initiative's definitions name the data owner of the namespace as the role that their setting needs.
module builtInHub 'hub-owner.bicep' = [for (region, i) in regions: {
  scope: resourceGroup(ingestionResourceGroup)
  params: { namespaceName: ingestionName, principalId: builtIn[i].identity.principalId }
}]

resource definitions 'Microsoft.Authorization/policyDefinitions@2026-07-01' = [for entry in uncovered: if (routeUncovered) {
  name: 'aiops-${environmentName}-${entry.name}'
  properties: {
    displayName: 'AIOps: ${entry.type} to Event Hubs'
    policyType: 'Custom'
    mode: entry.part ? 'All' : 'Indexed'
    metadata: { category: 'Monitoring' }
    parameters: {
      regions: { type: 'Array' }
      eventHubAuthorizationRuleId: { type: 'String' }
      eventHubName: { type: 'String' }
    }
    policyRule: {
      if: {
        allOf: [
          { field: 'type', equals: entry.type }
          { anyOf: concat([{ field: 'location', in: '[parameters(\'regions\')]' }], entry.part ? [{ field: 'location', exists: false }] : []) }
        ]
      }
      then: {
        effect: 'DeployIfNotExists'
        details: {
          type: 'Microsoft.Insights/diagnosticSettings'
          name: 'aiops-${environmentName}'
          roleDefinitionIds: [
            tenantResourceId('Microsoft.Authorization/roleDefinitions', monitoringContributor)
            tenantResourceId('Microsoft.Authorization/roleDefinitions', logAnalyticsContributor)
          ]
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
                    name: 'aiops-${environmentName}'
                    scope: '[parameters(\'resourceId\')]'
                    properties: {
                      eventHubAuthorizationRuleId: '[parameters(\'ruleId\')]'
                      eventHubName: '[parameters(\'hub\')]'
                      logs: entry.name == 'aks' ? map(clusterLogs, category => { category: category, enabled: true }) : entry.logs ? [{ categoryGroup: 'allLogs', enabled: true }] : []
                      metrics: contains(byRule, toLower(entry.type)) ? [] : [{ category: entry.name == 'blob' || entry.name == 'storage' ? 'Transaction' : 'AllMetrics', enabled: true }]
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
}]

resource custom 'Microsoft.Authorization/policyAssignments@2026-07-01' = [for (entry, i) in uncovered: if (routeUncovered) {
  name: take('aiops-${environmentName}-${entry.name}', 64)
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    displayName: 'AIOps: ${entry.type} to Event Hubs'
    notScopes: notScopes
    policyDefinitionId: definitions[i].id
    parameters: {
      regions: { value: regions }
      eventHubAuthorizationRuleId: { value: authorizationRuleId }
      eventHubName: { value: hubName }
    }
  }
}]

resource customRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (entry, i) in uncovered: if (routeUncovered) {
  name: guid(subscription().id, environmentName, entry.name, monitoringContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringContributor)
    principalId: custom[i]!.identity.principalId
    principalType: 'ServicePrincipal'
  }
}]

module customHub 'hub-owner.bicep' = [for (entry, i) in uncovered: if (routeUncovered) {
  scope: resourceGroup(ingestionResourceGroup)
  params: { namespaceName: ingestionName, principalId: custom[i]!.identity.principalId }
}]
