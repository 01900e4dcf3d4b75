// The incident to approve: one scale-set instance runs away and slows every caller.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { alert, anomaly, approval, blank, iso, minute, moment, plan, policy, usualRules } from './parts.js';

export const id = 'inc-8f3a61c2';

export function runaway(now) {
  const start = now - 14 * minute;
  const cpu = anomaly('api2', 'Percentage CPU', start, now - minute, [96.8, 41.2, 33.9, 48.5], 'level-shift', 1);
  const web = anomaly('web', 'HttpResponseTime', start + 2 * minute, now - minute, [0.94, 0.22, 0.18, 0.26], 'level-shift', 2);
  const gateway = anomaly('gateway', 'BackendLastByteResponseTime', start + 3 * minute, now - minute, [1052, 244, 203, 285], 'level-shift', 2);
  const thePlan = plan(
    id,
    { actionId: 'vmss.restart-instances', targetId: resources.api, parameters: { instanceIds: '2' } },
    [
      { field: 'instance 2, power state', before: 'running', after: 'restarted, then running' },
      { field: 'instances in service', before: '3 of 3', after: '2 of 3 for about 90 s' },
    ],
    {
      risk: 'medium',
      reason:
        'Instance 2 alone is saturated [E1] while its two neighbours carry the same load in their band [E3]; a restart cleared this twice before [E6].',
      evidenceIds: ['E1', 'E3', 'E6'],
      blast: [1, 3],
      verify: ['api2', 'Percentage CPU'],
    },
  );
  const thePolicy = policy('approval', 1, usualRules('medium'));
  const detail = {
    ...blank,
    id,
    title: 'CPU runaway on vmss-shop-api/2 slows app-shop-web and agw-shop',
    status: 'awaiting-approval',
    severity: 1,
    startedAt: iso(start),
    openedAt: iso(start + 3 * minute),
    updatedAt: iso(now - minute),
    resources: [resources.api2, resources.web, resources.gateway],
    alerts: [
      alert(cpu, 'CPU of vmss-shop-api/2 is 96.8 %, expected 41.2 %', {}),
      alert(web, 'Response time of app-shop-web is 0.94 s, expected 0.22 s', {
        rule: 'topology',
        score: 0.91,
        link: 'app-shop-web → vmss-shop-api → vmss-shop-api/2, 2 min apart',
      }),
      alert(gateway, 'Backend time of agw-shop is 1,052 ms, expected 244 ms', {
        rule: 'topology',
        score: 0.88,
        link: 'agw-shop → app-shop-web, 60 s apart',
      }),
    ],
    causes: [
      {
        rank: 1,
        resourceId: resources.api2,
        kind: 'resource-saturation',
        metric: 'Percentage CPU',
        score: 0.87,
        confidence: 0.86,
        title: 'vmss-shop-api/2 has run out of CPU',
        contributions: [
          { component: 'excess', weight: 0.46, evidenceIds: ['E1'] },
          { component: 'edge-gap', weight: 0.3, evidenceIds: ['E2', 'E4'] },
          { component: 'resource-shift', weight: 0.24, evidenceIds: ['E3'] },
        ],
      },
      {
        rank: 2,
        resourceId: resources.web,
        kind: 'bad-change',
        metric: 'HttpResponseTime',
        score: 0.31,
        confidence: 0.09,
        title: 'Deployment of app-shop-web 3 h before the first alert',
        contributions: [
          { component: 'change', weight: 0.7, evidenceIds: ['E5'] },
          { component: 'excess', weight: 0.3, evidenceIds: ['E2'] },
        ],
      },
      {
        rank: 3,
        resourceId: resources.sql,
        kind: 'slow-service',
        metric: 'dtu_consumption_percent',
        score: 0.08,
        confidence: 0.02,
        title: 'orders (SQL) answers slower than usual',
        contributions: [{ component: 'edge-gap', weight: 1, evidenceIds: ['E7'] }],
      },
    ],
    summary: {
      text: summaryText(start),
      source: 'template',
      evidenceIds: ['E1', 'E2', 'E3', 'E4', 'E5', 'E7'],
    },
    plan: thePlan,
    policy: thePolicy,
    approval: approval('apr-5d20e9', thePlan, thePolicy, now - 4 * minute, now + 56 * minute),
    workflow: { id: `wf-${id}`, state: 'running', status: 'waits for approval apr-5d20e9' },
  };
  const fact = (n, kind, resource, text, values, metric = null, link = null) => ({
    id: `E${n}`,
    kind,
    resourceId: resources[resource],
    text,
    signal: metric,
    seriesKey: metric ? keyOf(resource, metric) : null,
    from: iso(start),
    to: iso(now),
    values,
    link,
  });
  const evidence = [
    fact(
      1,
      'series',
      'api2',
      'CPU of vmss-shop-api/2 is 96.8 %, expected 41.2 % (33.9 to 48.5), for 14 min.',
      { observed: 96.8, expected: 41.2, lower: 33.9, upper: 48.5, score: 0.97 },
      'Percentage CPU',
    ),
    fact(
      2,
      'series',
      'web',
      'Response time of app-shop-web is 0.94 s, expected 0.22 s, 2 min after E1.',
      { observed: 0.94, expected: 0.22, lagSeconds: 120 },
      'HttpResponseTime',
    ),
    fact(
      3,
      'series',
      'api1',
      'CPU of the neighbours vmss-shop-api/0 and /1 stays in its band (38 to 44 %).',
      { observed: 41.7, expected: 40.9 },
      'Percentage CPU',
    ),
    fact(4, 'edge', 'web', 'app-shop-web calls vmss-shop-api: 34 % of its calls go to instance 2 and are 4.3 times slower.', {
      callShare: 0.34,
      slowdown: 4.3,
    }),
    {
      ...fact(
        5,
        'change',
        'web',
        'Deployment "release-412" of app-shop-web succeeded 3 h 02 min before the first alert; response time stayed normal after it.',
        { lagMinutes: 182 },
      ),
      from: iso(start - 182 * minute),
      to: null,
    },
    fact(6, 'reference', 'api', 'Twice before (31 Oct, 9 Nov) a restart of one instance brought its CPU back within 3 min.', { pastIncidents: 2 }),
    fact(
      7,
      'series',
      'sql',
      'DTU of orders is 33 %, expected 32 %: the database is not the bottleneck.',
      { observed: 33.1, expected: 32.2 },
      'dtu_consumption_percent',
    ),
  ];
  const timeline = [
    moment(start - 182 * minute, 'change', 'Deployment of app-shop-web', 'release-412, succeeded', 'github-actions', ['E5']),
    moment(start, 'alert', 'CPU of vmss-shop-api/2 leaves its band', '96.8 %, expected 41.2 %', null, ['E1']),
    moment(start + 2 * minute, 'alert', 'Response time of app-shop-web rises', '0.94 s, expected 0.22 s', null, ['E2']),
    moment(start + 3 * minute, 'alert', 'Backend time of agw-shop rises', '1,052 ms, expected 244 ms'),
    moment(start + 3 * minute, 'incident', 'Incident opened', '3 alerts grouped by topology'),
    moment(start + 4 * minute, 'diagnosis', 'Cause found: vmss-shop-api/2 has run out of CPU', 'confidence 86 %', null, ['E1', 'E2', 'E3']),
    moment(start + 4.2 * minute, 'plan', 'Plan: restart instance 2 of vmss-shop-api', 'dry run passed'),
    moment(start + 4.3 * minute, 'policy', 'Policy asks for one approval', 'risk is medium'),
    moment(now - 4 * minute, 'approval', 'Approval requested', 'expires in one hour'),
  ];
  const faults = [
    { key: keyOf('api2', 'Percentage CPU'), from: start, to: null, add: 60, ramp: 2 * minute },
    { key: keyOf('web', 'HttpResponseTime'), from: start + 2 * minute, to: null, add: 0.72, ramp: 3 * minute },
    { key: keyOf('gateway', 'BackendLastByteResponseTime'), from: start + 3 * minute, to: null, add: 800, ramp: 3 * minute },
  ];
  return { detail, evidence, timeline, faults, health: { api2: 'cause', api: 'affected', web: 'affected', gateway: 'affected' } };
}

/** In the form of the product's template summary. */
function summaryText(start) {
  return [
    `Since ${iso(start).slice(11, 16)} UTC, Percentage CPU of vmss-shop-api/2 is not as expected [E1]; in all 3 alerts on 3 resources [E2].`,
    'The most likely cause (86 % sure): vmss-shop-api/2 has run out of CPU.',
    'CPU of vmss-shop-api/2 is 96.8 %, expected 41.2 % (33.9 to 48.5), for 14 min [E1].',
    'CPU of the neighbours vmss-shop-api/0 and /1 stays in its band [E3].',
    'app-shop-web calls vmss-shop-api: 34 % of its calls go to instance 2 and are 4.3 times slower [E4].',
    'Also considered: Deployment of app-shop-web (9 %) [E5] [E2]; orders (SQL) answers slower than usual (2 %) [E7].',
    'Changed shortly before: deployment release-412 of app-shop-web [E5].',
  ].join(' ');
}
