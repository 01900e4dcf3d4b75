// A policy's own identity may point settings at the ingestion namespace. The role is the one that the built-in definitions name.
param namespaceName string
param principalId string

var dataOwner = 'f526a384-b230-433a-b45c-95f59c4a2dec'

resource ingestion 'Microsoft.EventHub/namespaces@2026-01-01' existing = { name: namespaceName }

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: ingestion
  name: guid(ingestion.id, principalId, dataOwner)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataOwner)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}
