// The reader sees metrics, topology and the activity log of the subscription, and writes nothing.
targetScope = 'subscription'

param readerPrincipalId string

var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
var monitoringReader = '43d0d8ad-25c7-4714-9337-8ba259a9fe05'

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for roleId in [reader, monitoringReader]: {
  name: guid(subscription().id, readerPrincipalId, roleId)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}]
