// Durable Task Scheduler: the workflows' state as a managed service instead of queues and tables of the storage account.
param location string
@description('Unique suffix of resource names (13 characters).')
@minLength(13)
@maxLength(13)
param token string
param tags object
param skuName string
param vnetEnabled bool

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: 'dts-${token}'
  location: location
  tags: tags
  properties: {
    // Whom it serves is decided by Entra; with a network of its own, by the private endpoint too.
    ipAllowlist: vnetEnabled ? [] : ['0.0.0.0/0']
    publicNetworkAccess: vnetEnabled ? 'Disabled' : 'Enabled'
    sku: skuName == 'Dedicated' ? { name: 'Dedicated', capacity: 1 } : { name: 'Consumption' }
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: 'aiops'
  properties: {}
}

// What an operator needs is in the product's own tables; histories are kept for a look back only.
resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2026-02-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [
      { retentionPeriodInDays: 30 }
      { retentionPeriodInDays: 7, orchestrationState: 'Completed' }
    ]
  }
}

output id string = scheduler.id
output name string = scheduler.name
output endpoint string = scheduler.properties.endpoint
output taskHubName string = hub.name
