// Building blocks of the stories, in the shapes of src/api/types.ts.
import { createHash } from 'node:crypto';
import { resources } from '../estate.js';
import { find, keyOf } from '../series.js';

export const minute = 60_000;
export const iso = (ms) => new Date(ms).toISOString();
export const sha = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
export const policyVersion = 'pol-4f9c21';

export function anomaly(resource, metric, since, at, [observed, expected, lower, upper], kind = 'level-shift', severity = 2, phase = 'updated') {
  const unit = find({ key: keyOf(resource, metric) })?.unit ?? null;
  return {
    id: sha([resource, metric, since]).slice(0, 16),
    seriesKey: keyOf(resource, metric),
    resourceId: resources[resource],
    metric,
    dimensions: '',
    unit,
    kind,
    direction: 'up',
    phase,
    since: iso(since),
    at: iso(at),
    observed,
    expected,
    lower,
    upper,
    score: 0.93,
    severity,
    explanation: `${metric} is ${observed}, expected ${expected} (${lower} to ${upper})`,
  };
}

export function alert(of, title, why, extra = {}) {
  return {
    alert: {
      id: `alr-${of.id}`,
      fingerprint: of.id,
      dedupRule: 'resource+signal+kind',
      resourceId: of.resourceId,
      signal: of.metric,
      seriesKey: of.seriesKey,
      source: 'metric',
      kind: of.kind,
      direction: of.direction,
      severity: of.severity,
      title,
      startsAt: of.since,
      lastAt: of.at,
      endsAt: null,
      occurrences: 4,
      anomalyIds: [of.id],
      anomaly: of,
      ...extra,
    },
    why: { rule: 'first', score: 1, link: '', ruleVersion: 'r3', ...why },
  };
}

export function plan(incidentId, action, changes, { risk, reason, evidenceIds, blast, verify, rollback = null, attempt = 1 }) {
  const body = {
    id: `plan-${incidentId}-${attempt}`,
    incidentId,
    attempt,
    action,
    rollback,
    risk,
    reason,
    evidenceIds,
    changes,
    blastRadius: { targets: blast[0], outOf: blast[1], percent: (100 * blast[0]) / blast[1] },
    verification: { seriesKey: keyOf(...verify), resourceId: resources[verify[0]], metric: verify[1], goodSamples: 5, within: '00:15:00' },
    policyVersion,
  };
  return { ...body, hash: sha(body) };
}

export function policy(outcome, approvalsNeeded, log) {
  return { outcome, approvalsNeeded, policyVersion, log: log.map(([rule, said, reason]) => ({ rule, outcome: said, reason })) };
}

export const usualRules = (risk) => [
  ['kill-switch', 'auto', 'Automation is on.'],
  ['target-allow-list', 'auto', 'The target matches rg-shop-prod/*.'],
  ['protected-tag', 'auto', 'The target does not carry the tag "protected".'],
  ['freeze-window', 'auto', 'No freeze window now; the next starts Fri 18:00 UTC.'],
  ['blast-radius', 'auto', 'At most 34 % of a group at once; this touches less.'],
  ['cool-down', 'auto', 'No action on this target in the last 60 min.'],
  ['actions-per-hour', 'auto', '1 of 6 actions used in this hour.'],
  [
    'risk',
    risk === 'low' ? 'auto' : 'approval',
    `Risk is ${risk}: ${risk === 'low' ? 'may run alone' : risk === 'high' ? '2 distinct people must approve' : '1 person must approve'}.`,
  ],
];

export function approval(id, thePlan, thePolicy, requestedAt, expiresAt, status = 'pending', votes = []) {
  return {
    id,
    incidentId: thePlan.incidentId,
    plan: thePlan,
    policy: thePolicy,
    status,
    requestedBy: 'aiops (workflow)',
    requestedAt: iso(requestedAt),
    expiresAt: iso(expiresAt),
    votes,
  };
}

export const moment = (at, kind, title, text = '', actor = null, evidenceIds = []) => ({ at: iso(at), kind, title, text, actor, evidenceIds });

export function summaryOf(d) {
  const top = d.causes[0];
  return {
    id: d.id,
    title: d.title,
    status: d.status,
    severity: d.severity,
    startedAt: d.startedAt,
    openedAt: d.openedAt,
    updatedAt: d.updatedAt,
    resolvedAt: d.resolvedAt,
    resolution: d.resolution,
    alertCount: d.alerts.length,
    resources: d.resources,
    topCause: top ? { resourceId: top.resourceId, title: top.title, confidence: top.confidence } : null,
    approvalId: d.approval?.id ?? null,
  };
}

export const blank = {
  scope: '5f1c2a7e-9d0b-4c55-8a2e-6f0e3b1d7c40',
  acknowledgedBy: null,
  alerts: [],
  causes: [],
  unknownCause: false,
  summary: null,
  plan: null,
  policy: null,
  approval: null,
  verification: null,
  workflow: null,
  resolvedAt: null,
  resolution: null,
};
