// Three identities, so that no part can do what another may: the scorer reads hubs and keeps state, the reader looks at the estate and asks the model, the remediator acts.
param location string
@description('Unique suffix of resource names (13 characters).')
@minLength(13)
@maxLength(13)
param token string
param tags object

resource scorer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-scorer-${token}'
  location: location
  tags: tags
}

resource reader 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-reader-${token}'
  location: location
  tags: tags
}

resource remediator 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-remediator-${token}'
  location: location
  tags: tags
}

output scorerId string = scorer.id
output scorerClientId string = scorer.properties.clientId
output scorerPrincipalId string = scorer.properties.principalId
output readerId string = reader.id
output readerClientId string = reader.properties.clientId
output readerPrincipalId string = reader.properties.principalId
output remediatorId string = remediator.id
output remediatorClientId string = remediator.properties.clientId
output remediatorPrincipalId string = remediator.properties.principalId
