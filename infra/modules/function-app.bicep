// The app on Flex Consumption. Every connection is an identity; the settings hold addresses and client ids, never a key.
param location string
@description('Unique suffix of resource names (13 characters).')
@minLength(13)
@maxLength(13)
param token string
param tags object
param identities identitySet
param storageName string
param deploymentContainer string
param ingestionNamespace string
param signalsNamespace string
param vaultUri string
@description('Setting name to secret name.')
param vaultReferences object
@description('Further settings; the template knows better where both name one.')
param extraSettings object
param insightsConnectionString string
@description('Empty: no model, the rule-based summaries are used.')
param openAiEndpoint string
@allowed(['azureStorage', 'azureManaged'])
param durableBackend string
param schedulerEndpoint string
param taskHubName string
@description('Empty: nobody can sign in, the API answers 401.')
param authClientId string
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyHttp int
@description('Empty: no network of its own.')
param subnetId string

type identitySet = {
  scorerId: string
  scorerClientId: string
  readerId: string
  readerClientId: string
  remediatorId: string
  remediatorClientId: string
}

resource storage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = { name: storageName }

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: 'func-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identities.scorerId}': {}, '${identities.readerId}': {}, '${identities.remediatorId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identities.readerId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identities.scorerId }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        // A workflow that must wait for a cold start is an approval that nobody sees.
        alwaysReady: concat([{ name: 'durable', instanceCount: 1 }], alwaysReadyHttp > 0 ? [{ name: 'http', instanceCount: alwaysReadyHttp }] : [])
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    }
  }
}

var storageSettings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identities.scorerClientId
  AIOps__Storage__TableServiceUri: storage.properties.primaryEndpoints.table
}

var hubSettings = {
  IngestConnection__fullyQualifiedNamespace: ingestionNamespace
  IngestConnection__credential: 'managedidentity'
  IngestConnection__clientId: identities.scorerClientId
  EventHubConnection__fullyQualifiedNamespace: signalsNamespace
  EventHubConnection__credential: 'managedidentity'
  EventHubConnection__clientId: identities.scorerClientId
  DiagnosticsHub: 'diagnostics'
  SignalsHub: 'signals'
  ConsumerGroup: 'aiops'
}

// Both back ends have their settings; host.json is switched by the override below.
var durableSettings = durableBackend == 'azureManaged'
  ? {
      TASKHUB_NAME: taskHubName
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};TaskHub=${taskHubName};Authentication=ManagedIdentity;ClientID=${identities.scorerClientId}'
    }
  : { TASKHUB_NAME: taskHubName }

var identitySettings = {
  AIOps__Topology__Subscriptions__0: subscription().subscriptionId
  AIOps__Azure__ClientId: identities.scorerClientId
  AIOps__Azure__ReaderClientId: identities.readerClientId
  AIOps__Azure__RemediatorClientId: identities.remediatorClientId
  AIOps__Identity__Mode: empty(authClientId) ? 'None' : 'EasyAuth'
}

// Each secret is a reference by name: the platform puts the secret in its place, and the app does not start while it cannot be read.
var resolvedReferences = toObject(items(vaultReferences), entry => entry.key, entry => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${entry.value})')

// The host writes a span for every call of its own (leases, checkpoints): unsampled that is gigabytes a month and instance. Host and worker read the same variables.
var telemetrySettings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identities.scorerClientId};Authorization=AAD'
  OTEL_TRACES_SAMPLER: 'microsoft.rate_limited'
  OTEL_TRACES_SAMPLER_ARG: '0.5'
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    extraSettings,
    storageSettings,
    hubSettings,
    durableSettings,
    identitySettings,
    telemetrySettings,
    resolvedReferences,
    empty(openAiEndpoint) ? {} : { AIOps__Model__Endpoint: openAiEndpoint, AIOps__Model__Deployment: 'summaries', AIOps__Model__EmbeddingDeployment: 'embeddings' }
  )
}

// People sign in at the platform. Open to it are the liveness address, the route with a function key and the callbacks whose signature the app checks: a test keeps
// the list equal to the app's own. The app itself refuses everything else under /api without a proved caller.
var openPaths = ['/healthz', '/api/alerts', '/api/chat/slack', '/api/chat/teams', '/api/chat/pagerduty']

resource signIn 'Microsoft.Web/sites/config@2025-03-01' = if (!empty(authClientId)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    globalValidation: { requireAuthentication: true, unauthenticatedClientAction: 'RedirectToLoginPage', redirectToProvider: 'azureactivedirectory', excludedPaths: openPaths }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: { clientId: authClientId, openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0' }
        validation: { allowedAudiences: ['api://${authClientId}', authClientId] }
      }
    }
    login: { tokenStore: { enabled: true } }
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
