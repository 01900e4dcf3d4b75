// node build/grafana.mjs: writes docs/monitoring/grafana-aiops.json, so that panels are told in lines and not in a thousand brackets.
import { writeFileSync } from 'node:fs';

const rate = (metric, by = '') => `sum${by && ` by (${by})`} (rate(${metric}_total[$__rate_interval]))`;
const quantile = (q, metric) => `histogram_quantile(${q}, sum by (le) (rate(${metric}_bucket[$__rate_interval])))`;
const both = (metric) => [[quantile(0.5, metric), 'median'], [quantile(0.95, metric), 'p95']];

/** Row title, then panels: title, kind, unit, [query, legend] pairs. */
const rows = [
  ['Intake', [
    ['Ingest lag', 'timeseries', 's', both('aiops_ingest_lag_seconds')],
    ['Signals per second', 'timeseries', 'short', [[rate('aiops_ingest_signals'), 'signals']]],
    ['Bytes per second', 'timeseries', 'Bps', [[rate('aiops_ingest_bytes'), 'bytes']]],
    ['Time to take in a body', 'timeseries', 's', both('aiops_ingest_duration_seconds')],
    ['Rejected pieces', 'timeseries', 'short', [[rate('aiops_ingest_rejects', 'kind'), '{{kind}}']]],
    ['Dead letters waiting', 'stat', 'short', [['max(aiops_deadletters_waiting)', 'waiting']]],
    ['Dead letters replayed', 'stat', 'short', [['sum(increase(aiops_deadletters_replayed_total[$__range]))', 'replayed']]],
    ['Queue depth', 'timeseries', 'short', [['sum by (queue) (aiops_queue_depth)', '{{queue}}']]],
  ]],
  ['Detection', [
    ['Samples scored per second', 'timeseries', 'short', [[rate('aiops_detect_samples'), 'samples']]],
    ['Time to score a batch', 'timeseries', 's', both('aiops_detect_duration_seconds')],
    ['Anomaly events', 'timeseries', 'short', [[rate('aiops_detect_anomalies', 'source, phase'), '{{source}} {{phase}}']]],
    ['Series in memory', 'timeseries', 'short', [['sum(aiops_detect_series)', 'series']]],
    ['Challenger: alerts opened', 'timeseries', 'short', [[rate('aiops_shadow_openings', 'side'), '{{side}}']]],
    ['Age of what is scored', 'timeseries', 's', both('aiops_detect_age_seconds')],
  ]],
  ['Incidents and people', [
    ['Open incidents', 'timeseries', 'short', [['max by (severity) (aiops_incidents_open)', 'severity {{severity}}']]],
    ['Incidents', 'timeseries', 'short', [['sum by (event) (increase(aiops_incidents_total[$__rate_interval]))', '{{event}}']]],
    ['Time to detect', 'timeseries', 's', both('aiops_incident_time_to_detect_seconds')],
    ['Time to acknowledge', 'timeseries', 's', both('aiops_incident_time_to_acknowledge_seconds')],
    ['Time to resolve', 'timeseries', 's', both('aiops_incident_time_to_resolve_seconds')],
    ['Approvals waiting', 'stat', 'short', [['max(aiops_approvals_waiting)', 'waiting']]],
    ['Approvals', 'timeseries', 'short', [['sum by (event) (increase(aiops_approvals_total[$__rate_interval]))', '{{event}}']]],
    ['Time to a decision', 'timeseries', 's', both('aiops_approval_wait_seconds')],
    ['Actions', 'timeseries', 'short', [['sum by (event) (increase(aiops_actions_total[$__rate_interval]))', '{{event}}']]],
    ['Thumbs', 'timeseries', 'short', [['sum by (about, verdict) (increase(aiops_feedback_total[$__rate_interval]))', '{{about}} {{verdict}}']]],
  ]],
  ['Objectives', [
    ['Error budget left', 'timeseries', 'percentunit', [['min by (objective) (aiops_slo_budget_remaining_ratio)', '{{objective}}']]],
    ['Burn rate', 'timeseries', 'short', [['max by (objective, rule) (aiops_slo_burn_rate_ratio)', '{{objective}} {{rule}}']]],
  ]],
  ['Language model', [
    ['Tokens', 'timeseries', 'short', [['sum by (model) (increase(aiops_model_tokens_total[$__rate_interval]))', '{{model}}']]],
    ['Tokens today', 'stat', 'short', [['max(aiops_model_tokens_today)', 'tokens']]],
    ['Cost', 'timeseries', 'currencyUSD', [['sum(increase(aiops_model_cost_USD_total[$__range]))', 'cost']]],
    ['Calls', 'timeseries', 'short', [['sum by (outcome) (increase(aiops_model_calls_total[$__rate_interval]))', '{{outcome}}']]],
    ['Time of a call', 'timeseries', 's', both('aiops_model_duration_seconds')],
  ]],
  ['Workflows (local host)', [
    ['Time of a step', 'timeseries', 'ms', both('aiops_workflow_step_duration_milliseconds')],
    ['Wait before a step', 'timeseries', 'ms', both('aiops_workflow_step_wait_milliseconds')],
    ['Time of an activity', 'timeseries', 'ms', both('aiops_workflow_activity_duration_milliseconds')],
  ]],
];

const source = { type: 'prometheus', uid: '${datasource}' };
const panels = [];
let y = 0;
for (const [title, list] of rows) {
  panels.push({ id: panels.length + 1, type: 'row', title, collapsed: false, gridPos: { x: 0, y: y++, w: 24, h: 1 }, panels: [] });
  list.forEach(([name, type, unit, queries], i) => {
    panels.push({
      id: panels.length + 1,
      type,
      title: name,
      datasource: source,
      gridPos: { x: (i % 3) * 8, y: y + Math.floor(i / 3) * 7, w: 8, h: 7 },
      fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
      targets: queries.map(([expr, legendFormat], n) => ({ refId: String.fromCharCode(65 + n), datasource: source, expr, legendFormat })),
    });
  });
  y += Math.ceil(list.length / 3) * 7;
}

const dashboard = {
  title: 'AIOps.Functions',
  uid: 'aiops-functions',
  tags: ['aiops'],
  schemaVersion: 39,
  version: 1,
  editable: true,
  refresh: '30s',
  time: { from: 'now-6h', to: 'now' },
  templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' }] },
  panels,
};
writeFileSync(new URL('../docs/monitoring/grafana-aiops.json', import.meta.url), `${JSON.stringify(dashboard, null, 1)}\n`);
