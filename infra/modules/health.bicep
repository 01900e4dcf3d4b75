// Alerts on our own health, and the workbook that shows it. What they ask for is what the app logs and the hubs count; nothing else has to be set up.
param location string
@description('Unique suffix of resource names (13 characters).')
@minLength(13)
@maxLength(13)
param token string
param tags object
param ingestionId string
param signalsId string
param insightsId string
param workspaceId string
@description('Empty: no mail.')
param operatorEmail string

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(operatorEmail)) {
  name: 'ag-aiops-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'aiops'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: operatorEmail, useCommonAlertSchema: true }]
  }
}

// Azure Monitor itself is 3 to 10 minutes late; what is older than that waits in the hub. A dead app reports no age at all: 'idle' below sees that.
resource lag 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'aiops-lag-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'AIOps: telemetry is late'
    description: 'What is scored was over 15 minutes old on average, for a quarter of an hour. docs/operations/health.md says where to look.'
    severity: 2
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "aiops.detect.age" | summarize age = sum(Sum) / sum(ItemCount) by bin(TimeGenerated, 5m)'
          timeAggregation: 'Minimum'
          metricMeasureColumn: 'age'
          operator: 'GreaterThan'
          threshold: 900
          failingPeriods: { numberOfEvaluationPeriods: 3, minFailingPeriodsToAlert: 3 }
        }
      ]
    }
    actions: empty(operatorEmail) ? {} : { actionGroups: [operators.id] }
  }
}

resource deadLetters 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'aiops-deadletters-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'AIOps: dead letters'
    description: 'More than 50 pieces of telemetry could not be read within 15 minutes. GET /api/deadletters shows them with their reasons.'
    severity: 3
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "aiops.ingest.rejects" | summarize letters = sum(Sum)'
          timeAggregation: 'Total'
          metricMeasureColumn: 'letters'
          operator: 'GreaterThan'
          threshold: 50
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: empty(operatorEmail) ? {} : { actionGroups: [operators.id] }
  }
}

// A step that fails again and again is retried for hours: the workflow looks alive and does nothing. Both kinds are counted by the engines' own adapter, for
// every step of the catalogue: nothing is listed here.
resource stuck 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'aiops-stuck-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'AIOps: a workflow is stuck'
    description: 'The same step failed at least 5 times within half an hour. GET /api/workflows names the instance.'
    severity: 2
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "aiops.workflow.activity.failures" | summarize failures = sum(Sum) by activity = tostring(Properties["activity"])'
          timeAggregation: 'Maximum'
          metricMeasureColumn: 'failures'
          dimensions: [{ name: 'activity', operator: 'Include', values: ['*'] }]
          operator: 'GreaterThanOrEqual'
          threshold: 5
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: empty(operatorEmail) ? {} : { actionGroups: [operators.id] }
  }
}

resource ended 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'aiops-ended-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'AIOps: a workflow ended in an error'
    description: 'An instance will not go on by itself; its incident waits for a person. GET /api/workflows?state=failed names it.'
    severity: 2
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "aiops.workflow.stuck" | summarize instances = sum(Sum) by workflow = tostring(Properties["workflow"])'
          timeAggregation: 'Maximum'
          metricMeasureColumn: 'instances'
          dimensions: [{ name: 'workflow', operator: 'Include', values: ['*'] }]
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: empty(operatorEmail) ? {} : { actionGroups: [operators.id] }
  }
}

// Reminders and escalation are the product's own; this one sees what they cannot: that nobody reacts to any of them. Each instance reports the same gauge.
resource approvals 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'aiops-approvals-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'AIOps: approvals wait'
    description: 'A plan has waited for a person for an hour. The page Approvals shows it.'
    severity: 3
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "aiops.approvals.waiting" | summarize waiting = max(Max) by bin(TimeGenerated, 5m) | summarize least = min(waiting), looks = count() | where looks >= 10 | project least'
          timeAggregation: 'Minimum'
          metricMeasureColumn: 'least'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: empty(operatorEmail) ? {} : { actionGroups: [operators.id] }
  }
}

// Senders are turned away: Azure Monitor retries for a while, then drops.
resource throttled 'Microsoft.Insights/metricAlerts@2026-01-01' = [for (hub, i) in [ingestionId, signalsId]: {
  name: 'aiops-throttled-${i}-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The namespace turned senders away for 15 minutes: raise maximumThroughputUnits.'
    severity: 2
    enabled: true
    scopes: [hub]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        { criterionType: 'StaticThresholdCriterion', name: 'throttled', metricName: 'ThrottledRequests', metricNamespace: 'Microsoft.EventHub/namespaces', operator: 'GreaterThan', threshold: 0, timeAggregation: 'Total' }
      ]
    }
    actions: empty(operatorEmail) ? [] : [{ actionGroupId: operators.id }]
  }
}]

// Nothing arrives at all: settings were removed, or the namespace is unreachable.
resource silent 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'aiops-silent-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'No telemetry has arrived for half an hour. An estate that is monitored is never that quiet.'
    severity: 1
    enabled: true
    scopes: [ingestionId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        { criterionType: 'StaticThresholdCriterion', name: 'incoming', metricName: 'IncomingMessages', metricNamespace: 'Microsoft.EventHub/namespaces', operator: 'LessThan', threshold: 1, timeAggregation: 'Total' }
      ]
    }
    actions: empty(operatorEmail) ? [] : [{ actionGroupId: operators.id }]
  }
}

// Bodies arrive and nobody takes them out: the app is stopped, or its identity may not receive.
resource idle 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'aiops-idle-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Telemetry arrives and nothing reads it for half an hour. Is the app running, and may its identity receive?'
    severity: 1
    enabled: true
    scopes: [ingestionId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        { criterionType: 'StaticThresholdCriterion', name: 'incoming', metricName: 'IncomingMessages', metricNamespace: 'Microsoft.EventHub/namespaces', operator: 'GreaterThan', threshold: 0, timeAggregation: 'Total' }
        { criterionType: 'StaticThresholdCriterion', name: 'outgoing', metricName: 'OutgoingMessages', metricNamespace: 'Microsoft.EventHub/namespaces', operator: 'LessThan', threshold: 1, timeAggregation: 'Total' }
      ]
    }
    actions: empty(operatorEmail) ? [] : [{ actionGroupId: operators.id }]
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'aiops-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'AIOps health'
    category: 'workbook'
    sourceId: insightsId
    serializedData: loadTextContent('../workbook.json')
  }
}

output workbookId string = workbook.id
