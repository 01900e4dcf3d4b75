// The model behind summaries and similar-incident search. Entra only.
param location string
@description('Unique suffix of resource names (13 characters).')
@minLength(13)
@maxLength(13)
param token string
param tags object
param deployments array
param vnetEnabled bool

resource account 'Microsoft.CognitiveServices/accounts@2026-07-01' = {
  name: 'oai-${token}'
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: 'oai-${token}'
    disableLocalAuth: true
    publicNetworkAccess: vnetEnabled ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: vnetEnabled ? 'Deny' : 'Allow' }
  }
}

// The service takes one change of an account at a time.
@batchSize(1)
resource models 'Microsoft.CognitiveServices/accounts/deployments@2026-07-01' = [for deployment in deployments: {
  parent: account
  name: deployment.name
  sku: { name: deployment.sku, capacity: deployment.capacity }
  properties: {
    model: { format: 'OpenAI', name: deployment.model, version: deployment.version }
    versionUpgradeOption: 'OnceCurrentVersionExpired'
  }
}]

output id string = account.id
output name string = account.name
output endpoint string = 'https://${account.properties.customSubDomainName}.openai.azure.com/openai/v1/'
