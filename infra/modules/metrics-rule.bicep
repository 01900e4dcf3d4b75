// The keyless way for metrics: a data collection rule that writes to the diagnostics hub with an identity of its own, with dimensions and minutes faster than diagnostic
// settings. Resource, rule and hub must be in one region.
param location string
@description('Unique suffix of resource names (13 characters).')
@minLength(13)
@maxLength(13)
param token string
param tags object
param namespaceName string
param hubName string
@description('Resource types whose metrics are exported, all of them.')
param types string[]

var hubSender = '2b629674-e913-4c01-ae53-ef4638d8f975'
var streams = [for type in types: '${type}:Metrics-Group-All']

resource ingestion 'Microsoft.EventHub/namespaces@2026-01-01' existing = { name: namespaceName }
resource hub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' existing = { parent: ingestion, name: hubName }

resource rule 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: 'dcr-metrics-${token}'
  location: location
  tags: tags
  kind: 'PlatformTelemetry'
  identity: { type: 'SystemAssigned' }
  properties: {
    description: 'AIOps: platform metrics with their dimensions to Event Hubs, without a key.'
    dataSources: { platformTelemetry: [{ name: 'metrics', streams: streams }] }
    destinations: { eventHubs: [{ name: 'diagnostics', eventHubResourceId: hub.id }] }
    dataFlows: [{ streams: streams, destinations: ['diagnostics'] }]
  }
}

resource sender 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: hub
  name: guid(hub.id, rule.id, hubSender)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', hubSender)
    principalId: rule.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

output id string = rule.id
