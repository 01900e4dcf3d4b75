// Who may do what with our own resources. The scorer keeps hubs and state; the reader asks the model and reads secrets; the remediator has nothing here.
param storageName string
param ingestionName string
param signalsName string
param vaultName string
param insightsName string
@description('Empty: no model.')
param openAiName string
@description('Empty: the workflows live in the storage account.')
param schedulerName string
param scorerPrincipalId string
param readerPrincipalId string
@description('A person who may look at tables and dead letters; empty: nobody.')
param operatorPrincipalId string

var roleIds = {
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  tableReader: '76199698-9eea-4c19-bc75-cec21354c6b6'
  hubReceiver: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'
  hubSender: '2b629674-e913-4c01-ae53-ef4638d8f975'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  openAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  durableTask: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
}

resource storage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = { name: storageName }
resource ingestion 'Microsoft.EventHub/namespaces@2026-01-01' existing = { name: ingestionName }
resource signals 'Microsoft.EventHub/namespaces@2026-01-01' existing = { name: signalsName }
resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = { name: vaultName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }
resource ai 'Microsoft.CognitiveServices/accounts@2026-07-01' existing = if (!empty(openAiName)) { name: openAiName }
resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (!empty(schedulerName)) { name: schedulerName }

// The host keeps locks and checkpoints in blobs, Durable Functions its queues and tables, the product its tables.
resource scorerStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for roleId in [roleIds.blobOwner, roleIds.queueContributor, roleIds.tableContributor]: {
  scope: storage
  name: guid(storage.id, scorerPrincipalId, roleId)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
    principalId: scorerPrincipalId
    principalType: 'ServicePrincipal'
  }
}]

resource scorerIngestion 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: ingestion
  name: guid(ingestion.id, scorerPrincipalId, roleIds.hubReceiver)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.hubReceiver)
    principalId: scorerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource scorerSignals 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for roleId in [roleIds.hubReceiver, roleIds.hubSender]: {
  scope: signals
  name: guid(signals.id, scorerPrincipalId, roleId)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
    principalId: scorerPrincipalId
    principalType: 'ServicePrincipal'
  }
}]

resource scorerTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, scorerPrincipalId, roleIds.metricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.metricsPublisher)
    principalId: scorerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource scorerScheduler 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(schedulerName)) {
  scope: scheduler
  name: guid(resourceGroup().id, schedulerName, scorerPrincipalId, roleIds.durableTask)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.durableTask)
    principalId: scorerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource readerModel 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(openAiName)) {
  scope: ai
  name: guid(resourceGroup().id, openAiName, readerPrincipalId, roleIds.openAiUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.openAiUser)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource readerSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, readerPrincipalId, roleIds.secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.secretsUser)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource operatorTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  scope: storage
  name: guid(storage.id, operatorPrincipalId, roleIds.tableReader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.tableReader)
    principalId: operatorPrincipalId
  }
}
