// Everything that AIOps.Functions needs in one subscription. Deployed by `azd up` or `az deployment sub create`; docs/operations/deploy.md explains the parameters.
targetScope = 'subscription'

@description('Name of this environment; part of every resource name. Set by azd.')
@minLength(1)
@maxLength(20)
param environmentName string

@description('Region of the app, the hubs and the storage. Regional resources can send to a hub of their own region only.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Object id of whoever deploys; gets read access to the dead letters and the tables. Empty: nobody.')
param principalId string = deployer().objectId

@description('Application (client) id of the Entra app registration that signs people in. Without it the API answers 401 to everybody.')
param authClientId string = ''

@description('Address of people who are told when the pipeline itself is unwell. Empty: alerts show in the portal only.')
param operatorEmail string = ''

@description('Where the workflows keep their state: the storage account, or a Durable Task Scheduler (faster, billed by action).')
@allowed(['azureStorage', 'azureManaged'])
param durableBackend string = 'azureStorage'

@description('SKU of the Durable Task Scheduler; only with durableBackend azureManaged.')
@allowed(['Consumption', 'Dedicated'])
param schedulerSku string = 'Consumption'

@description('Memory of one instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances that the app scales out to. Event Hub triggers never need more than partitions.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('Instances kept ready for HTTP. 0 leaves a cold start of some seconds to whoever calls first; chat services want an answer within three.')
@minValue(0)
@maxValue(20)
param alwaysReadyHttp int = 0

@description('Partitions of the hub that Azure Monitor writes to. Cannot be lowered later.')
@minValue(1)
@maxValue(32)
param diagnosticsPartitions int = 8

@description('Partitions of the hub that detection reads: the most instances that score at once. Cannot be lowered later.')
@minValue(1)
@maxValue(32)
param signalsPartitions int = 16

@description('Throughput units of each namespace to begin with. One unit takes 1 MB/s or 1,000 events/s in.')
@minValue(1)
@maxValue(40)
param throughputUnits int = 1

@description('The most throughput units of each namespace that auto-inflate may reach.')
@minValue(1)
@maxValue(40)
param maximumThroughputUnits int = 10

@description('Deploy an Azure OpenAI account for summaries. Without it the rule-based text is used.')
param openAi bool = true

@description('Region of the Azure OpenAI account, if the models are not offered in the main region.')
param openAiLocation string = location

@description('Model deployments; the app uses the names summaries and embeddings (AIOps:Model). Capacity in thousands of tokens per minute.')
param openAiDeployments openAiDeployment[] = [
  { name: 'summaries', model: 'gpt-4.1-mini', version: '2025-04-14', sku: 'GlobalStandard', capacity: 50 }
  { name: 'embeddings', model: 'text-embedding-3-small', version: '1', sku: 'GlobalStandard', capacity: 50 }
]

@description('What the remediator may touch: resource group names of this subscription. Empty: nothing, so every action of the catalogue is refused by Azure itself.')
param remediationScopes string[] = []

@description('Include run command in the remediator\'s role: it is code execution as root or SYSTEM on the machine.')
param allowRunCommand bool = false

@description('Regions whose resource logs are routed to the hub by policy. The hub can only take resources of its own region; add an environment for each further region.')
param policyRegions string[] = [location]

@description('Also route by our own policies what the built-in initiative leaves out: logs and metrics of web apps, storage accounts and AKS clusters, metrics of virtual machines, and the metrics of all types that the product knows.')
param routeUncovered bool = true

@description('Resource types whose metrics come by a data collection rule instead: no key, dimensions, about 3 minutes instead of 6 to 10. Types, region and hourly metrics are limited by the platform; empty: none.')
param metricsByRule string[] = []

@description('Keep hubs, storage, Key Vault, OpenAI and the task scheduler off the public network. The platform still writes to the hub (trusted services).')
param vnetEnabled bool = false

@description('Further app settings, name to value (AIOps__...). A provision writes all settings anew: what was set by hand is gone then.')
param appSettings object = {}

@description('App settings whose values are secrets of the vault: setting name to secret name, for example { AIOps__Slack__SigningSecret: \'slack-signing\' }. Create the secrets first: the app does not start while one cannot be read.')
param vaultReferences object = {}

@description('Days that logs stay in Log Analytics.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

type openAiDeployment = {
  name: string
  model: string
  version: string
  sku: 'GlobalStandard' | 'DataZoneStandard' | 'Standard'
  @description('Thousands of tokens per minute.')
  capacity: int
}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName, application: 'aiops-functions' }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identities 'modules/identities.bicep' = {
  scope: group
  params: { location: location, token: token, tags: tags }
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  scope: group
  params: { location: location, token: token, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { location: location, token: token, tags: tags, retentionDays: logRetentionDays }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: { location: location, token: token, tags: tags, vnetEnabled: vnetEnabled }
}

module hubs 'modules/event-hubs.bicep' = {
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    diagnosticsPartitions: diagnosticsPartitions
    signalsPartitions: signalsPartitions
    throughputUnits: throughputUnits
    maximumThroughputUnits: maximumThroughputUnits
    vnetEnabled: vnetEnabled
  }
}

module vault 'modules/key-vault.bicep' = {
  scope: group
  params: { location: location, token: token, tags: tags, vnetEnabled: vnetEnabled }
}

module scheduler 'modules/scheduler.bicep' = if (durableBackend == 'azureManaged') {
  scope: group
  params: { location: location, token: token, tags: tags, skuName: schedulerSku, vnetEnabled: vnetEnabled }
}

module ai 'modules/openai.bicep' = if (openAi) {
  scope: group
  params: { location: openAiLocation, token: token, tags: tags, deployments: openAiDeployments, vnetEnabled: vnetEnabled }
}

module endpoints 'modules/private-endpoints.bicep' = if (vnetEnabled) {
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    vnetId: network!.outputs.vnetId
    subnetId: network!.outputs.endpointSubnetId
    targets: concat(
      [
        { name: 'blob', resourceId: storage.outputs.id, groupId: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
        { name: 'queue', resourceId: storage.outputs.id, groupId: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
        { name: 'table', resourceId: storage.outputs.id, groupId: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
        { name: 'diagnostics', resourceId: hubs.outputs.ingestionId, groupId: 'namespace', zone: 'privatelink.servicebus.windows.net' }
        { name: 'signals', resourceId: hubs.outputs.signalsId, groupId: 'namespace', zone: 'privatelink.servicebus.windows.net' }
        { name: 'vault', resourceId: vault.outputs.id, groupId: 'vault', zone: 'privatelink.vaultcore.azure.net' }
      ],
      openAi ? [{ name: 'openai', resourceId: ai!.outputs.id, groupId: 'account', zone: 'privatelink.openai.azure.com' }] : [],
      durableBackend == 'azureManaged' ? [{ name: 'scheduler', resourceId: scheduler!.outputs.id, groupId: 'scheduler', zone: 'privatelink.durabletask.io' }] : []
    )
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    storageName: storage.outputs.name
    ingestionName: hubs.outputs.ingestionName
    signalsName: hubs.outputs.signalsName
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    openAiName: openAi ? ai!.outputs.name : ''
    schedulerName: durableBackend == 'azureManaged' ? scheduler!.outputs.name : ''
    scorerPrincipalId: identities.outputs.scorerPrincipalId
    readerPrincipalId: identities.outputs.readerPrincipalId
    operatorPrincipalId: principalId
  }
}

// Reading the estate: topology, metrics, activity log. Nothing is written with it.
module readerRoles 'modules/subscription-roles.bicep' = {
  params: { readerPrincipalId: identities.outputs.readerPrincipalId }
}

module remediatorRole 'modules/remediator-role.bicep' = {
  params: { environmentName: environmentName, allowRunCommand: allowRunCommand }
}

module remediatorScopes 'modules/remediator-assignment.bicep' = [for name in remediationScopes: {
  scope: resourceGroup(name)
  params: { roleDefinitionId: remediatorRole.outputs.id, principalId: identities.outputs.remediatorPrincipalId }
}]

module app 'modules/function-app.bicep' = {
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    identities: {
      scorerId: identities.outputs.scorerId
      scorerClientId: identities.outputs.scorerClientId
      readerId: identities.outputs.readerId
      readerClientId: identities.outputs.readerClientId
      remediatorId: identities.outputs.remediatorId
      remediatorClientId: identities.outputs.remediatorClientId
    }
    storageName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    ingestionNamespace: hubs.outputs.ingestionFqdn
    signalsNamespace: hubs.outputs.signalsFqdn
    vaultUri: vault.outputs.uri
    vaultReferences: vaultReferences
    extraSettings: appSettings
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    openAiEndpoint: openAi ? ai!.outputs.endpoint : ''
    durableBackend: durableBackend
    schedulerEndpoint: durableBackend == 'azureManaged' ? scheduler!.outputs.endpoint : ''
    taskHubName: durableBackend == 'azureManaged' ? scheduler!.outputs.taskHubName : 'aiops${token}'
    authClientId: authClientId
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
  }
  dependsOn: [roles]
}

module health 'modules/health.bicep' = {
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    ingestionId: hubs.outputs.ingestionId
    signalsId: hubs.outputs.signalsId
    insightsId: monitoring.outputs.insightsId
    workspaceId: monitoring.outputs.workspaceId
    operatorEmail: operatorEmail
  }
}

module activityLog 'modules/activity-log.bicep' = {
  params: { environmentName: environmentName, authorizationRuleId: hubs.outputs.platformRuleId, hubName: hubs.outputs.diagnosticsHub }
}

module routing 'modules/policy.bicep' = {
  params: {
    environmentName: environmentName
    location: location
    regions: policyRegions
    ingestionResourceGroup: group.name
    ingestionName: hubs.outputs.ingestionName
    authorizationRuleId: hubs.outputs.platformRuleId
    hubName: hubs.outputs.diagnosticsHub
    routeUncovered: routeUncovered
    metricsByRule: metricsByRule
  }
}

module platformMetrics 'modules/metrics-policy.bicep' = if (routeUncovered) {
  params: {
    environmentName: environmentName
    location: location
    regions: policyRegions
    ingestionResourceGroup: group.name
    ingestionName: hubs.outputs.ingestionName
    authorizationRuleId: hubs.outputs.platformRuleId
    hubName: hubs.outputs.diagnosticsHub
    metricsByRule: metricsByRule
  }
}

module metricsRule 'modules/metrics-rule.bicep' = if (!empty(metricsByRule)) {
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    namespaceName: hubs.outputs.ingestionName
    hubName: hubs.outputs.diagnosticsHub
    types: metricsByRule
  }
}

module metricsRulePolicy 'modules/metrics-rule-policy.bicep' = if (!empty(metricsByRule)) {
  params: { environmentName: environmentName, location: location, ruleId: metricsRule!.outputs.id, ownResourceGroup: group.name, types: metricsByRule }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AIOPS_APP_NAME string = app.outputs.name
output AIOPS_APP_URI string = app.outputs.uri
output AIOPS_STORAGE_NAME string = storage.outputs.name
output AIOPS_VAULT_NAME string = vault.outputs.name
output AIOPS_INGESTION_NAMESPACE string = hubs.outputs.ingestionFqdn
output AIOPS_DCR_DESTINATION string = hubs.outputs.diagnosticsHubId
output AIOPS_WORKBOOK_ID string = health.outputs.workbookId
