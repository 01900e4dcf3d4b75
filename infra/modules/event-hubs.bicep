// Two namespaces. Azure Monitor's diagnostic settings cannot use Entra: they hold a SAS rule of the namespace that they write to. So the ingestion namespace keeps
// local auth on with that one rule, which the platform alone uses and nothing reads. The namespace of our own signals has no keys at all.
param location string
@description('Unique suffix of resource names (13 characters).')
@minLength(13)
@maxLength(13)
param token string
param tags object
param diagnosticsPartitions int
param signalsPartitions int
param throughputUnits int
param maximumThroughputUnits int
param vnetEnabled bool

resource ingestion 'Microsoft.EventHub/namespaces@2026-01-01' = {
  name: 'evhns-in-${token}'
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard', capacity: throughputUnits }
  properties: {
    minimumTlsVersion: '1.2'
    isAutoInflateEnabled: true
    maximumThroughputUnits: maximumThroughputUnits
    publicNetworkAccess: vnetEnabled ? 'Disabled' : 'Enabled'
  }
}

resource signals 'Microsoft.EventHub/namespaces@2026-01-01' = {
  name: 'evhns-sig-${token}'
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard', capacity: throughputUnits }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    isAutoInflateEnabled: true
    maximumThroughputUnits: maximumThroughputUnits
    publicNetworkAccess: vnetEnabled ? 'Disabled' : 'Enabled'
  }
}

resource ingestionNetwork 'Microsoft.EventHub/namespaces/networkRuleSets@2026-01-01' = if (vnetEnabled) {
  parent: ingestion
  name: 'default'
  properties: { defaultAction: 'Deny', publicNetworkAccess: 'Disabled', trustedServiceAccessEnabled: true }
}

// The one SAS rule: diagnostic settings write with it (Manage lets the platform check the hub). Its keys are never listed.
resource platformRule 'Microsoft.EventHub/namespaces/authorizationRules@2026-01-01' = {
  parent: ingestion
  name: 'azure-monitor'
  properties: { rights: ['Send', 'Listen', 'Manage'] }
}

resource diagnosticsHub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' = {
  parent: ingestion
  name: 'diagnostics'
  properties: {
    partitionCount: diagnosticsPartitions
    retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: 72 }
  }
}

resource diagnosticsGroup 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2026-01-01' = {
  parent: diagnosticsHub
  name: 'aiops'
}

resource signalsHub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' = {
  parent: signals
  name: 'signals'
  properties: {
    partitionCount: signalsPartitions
    retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: 72 }
  }
}

resource signalsGroup 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2026-01-01' = {
  parent: signalsHub
  name: 'aiops'
}

output ingestionId string = ingestion.id
output ingestionName string = ingestion.name
output ingestionFqdn string = '${ingestion.name}.servicebus.windows.net'
output signalsId string = signals.id
output signalsName string = signals.name
output signalsFqdn string = '${signals.name}.servicebus.windows.net'
output platformRuleId string = platformRule.id
output diagnosticsHub string = diagnosticsHub.name
output diagnosticsHubId string = diagnosticsHub.id
