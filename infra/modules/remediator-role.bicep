// Exactly what the catalogue's actions call (tests/AIOps.Infra.Tests derives the list from the actions and compares). No wildcard, nothing of authorization, nothing is deleted.
targetScope = 'subscription'

param environmentName string
param allowRunCommand bool

var actions = [
  'Microsoft.Compute/virtualMachines/read'
  'Microsoft.Compute/virtualMachines/instanceView/read'
  'Microsoft.Compute/virtualMachines/restart/action'
  'Microsoft.Compute/virtualMachines/start/action'
  'Microsoft.Compute/virtualMachines/redeploy/action'
  'Microsoft.Compute/virtualMachines/write'
  'Microsoft.Compute/virtualMachineScaleSets/read'
  'Microsoft.Compute/virtualMachineScaleSets/write'
  'Microsoft.Compute/virtualMachineScaleSets/restart/action'
  'Microsoft.Compute/virtualMachineScaleSets/reimage/action'
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/instanceView/read'
  'Microsoft.Compute/disks/read'
  'Microsoft.Compute/disks/write'
  'Microsoft.Compute/locations/operations/read'
  'Microsoft.Web/sites/read'
  'Microsoft.Web/sites/restart/Action'
  'Microsoft.Web/sites/slots/read'
  'Microsoft.Web/sites/slotsswap/Action'
  'Microsoft.Web/sites/operationresults/read'
  'Microsoft.ContainerService/managedClusters/read'
  'Microsoft.ContainerService/managedClusters/runcommand/action'
  'Microsoft.ContainerService/managedClusters/commandResults/read'
  'Microsoft.ContainerService/managedClusters/agentPools/read'
  'Microsoft.ContainerService/managedClusters/agentPools/write'
  'Microsoft.ContainerService/locations/operations/read'
  'Microsoft.ContainerService/locations/operationresults/read'
  'Microsoft.Sql/servers/databases/read'
  'Microsoft.Sql/servers/databases/write'
  'Microsoft.Sql/locations/databaseAzureAsyncOperation/read'
  'Microsoft.Sql/locations/databaseOperationResults/read'
  'Microsoft.Automation/automationAccounts/runbooks/read'
  'Microsoft.Automation/automationAccounts/jobs/read'
  'Microsoft.Automation/automationAccounts/jobs/write'
  'Microsoft.Insights/eventtypes/values/read'
  'Microsoft.Authorization/locks/read'
]

// Needed by writes above where the resource refers to another one: a machine to its interfaces, disks and identities, a node pool to its subnet.
var joins = [
  'Microsoft.Network/networkInterfaces/join/action'
  'Microsoft.Network/virtualNetworks/subnets/join/action'
  'Microsoft.Network/networkSecurityGroups/join/action'
  'Microsoft.Network/loadBalancers/backendAddressPools/join/action'
  'Microsoft.Network/applicationGateways/backendAddressPools/join/action'
]

var runCommand = ['Microsoft.Compute/virtualMachines/runCommand/action']

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, 'aiops-remediator', environmentName)
  properties: {
    roleName: 'AIOps remediator (${environmentName})'
    description: 'The actions of the AIOps catalogue and what they read before and after. Nothing else.'
    type: 'CustomRole'
    assignableScopes: [subscription().id]
    permissions: [
      { actions: concat(actions, joins, allowRunCommand ? runCommand : []), notActions: [], dataActions: [], notDataActions: [] }
    ]
  }
}

output id string = role.id
