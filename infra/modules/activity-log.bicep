// The subscription's activity log to the hub: who changed what is the first thing that a diagnosis asks.
targetScope = 'subscription'

param environmentName string
param authorizationRuleId string
param hubName string

var categories = ['Administrative', 'Security', 'ServiceHealth', 'Alert', 'Recommendation', 'Policy', 'Autoscale', 'ResourceHealth']

resource setting 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'aiops-${environmentName}'
  properties: {
    eventHubAuthorizationRuleId: authorizationRuleId
    eventHubName: hubName
    logs: [for category in categories: { category: category, enabled: true }]
  }
}
