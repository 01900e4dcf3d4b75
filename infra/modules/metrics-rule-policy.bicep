// Associates every resource of the rule's types in the rule's region with it, by policy: DeployIfNotExists touches new and changed resources, existing ones need a
// remediation task (docs/operations/deploy.md).
targetScope = 'subscription'

param environmentName string
@description('Region of rule and hub; resources of others cannot take part.')
param location string
param ruleId string
param ownResourceGroup string
param types string[]

var monitoringContributor = '749f88d5-cbae-40b8-bcfc-e573ddc772fa'

resource definition 'Microsoft.Authorization/policyDefinitions@2026-07-01' = {
  name: 'aiops-${environmentName}-metrics'
  properties: {
    displayName: 'AIOps: metrics by data collection rule'
    policyType: 'Custom'
    mode: 'Indexed'
    metadata: { category: 'Monitoring' }
    parameters: {
      types: { type: 'Array' }
      region: { type: 'String' }
      ruleId: { type: 'String' }
    }
    policyRule: {
      if: {
        allOf: [
          { field: 'type', in: '[parameters(\'types\')]' }
          { field: 'location', equals: '[parameters(\'region\')]' }
        ]
      }
      then: {
        effect: 'DeployIfNotExists'
        details: {
          type: 'Microsoft.Insights/dataCollectionRuleAssociations'
          roleDefinitionIds: [tenantResourceId('Microsoft.Authorization/roleDefinitions', monitoringContributor)]
          existenceCondition: { field: 'Microsoft.Insights/dataCollectionRuleAssociations/dataCollectionRuleId', equals: '[parameters(\'ruleId\')]' }
          deployment: {
            properties: {
              mode: 'incremental'
              parameters: {
                resourceId: { value: '[field(\'id\')]' }
                ruleId: { value: '[parameters(\'ruleId\')]' }
              }
              template: {
                '$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
                contentVersion: '1.0.0.0'
                parameters: { resourceId: { type: 'string' }, ruleId: { type: 'string' } }
                resources: [
                  {
                    type: 'Microsoft.Insights/dataCollectionRuleAssociations'
                    apiVersion: '2024-03-11'
                    name: 'aiops-${environmentName}'
                    scope: '[parameters(\'resourceId\')]'
                    properties: { dataCollectionRuleId: '[parameters(\'ruleId\')]' }
                  }
                ]
              }
            }
          }
        }
      }
    }
  }
}

resource assignment 'Microsoft.Authorization/policyAssignments@2026-07-01' = {
  name: take('aiops-${environmentName}-metrics', 64)
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    displayName: 'AIOps: metrics by data collection rule'
    notScopes: ['${subscription().id}/resourceGroups/${ownResourceGroup}'] // our own group, as in policy.bicep
    policyDefinitionId: definition.id
    parameters: {
      types: { value: types }
      region: { value: location }
      ruleId: { value: ruleId }
    }
  }
}

resource rights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, environmentName, 'metrics', monitoringContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringContributor)
    principalId: assignment.identity.principalId
    principalType: 'ServicePrincipal'
  }
}
