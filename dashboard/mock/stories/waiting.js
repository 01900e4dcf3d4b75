// Two more approvals: one runs out while one looks at it, one needs two other people.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { alert, anomaly, approval, blank, iso, minute, moment, plan, policy, usualRules } from './parts.js';

/** Its approval runs out while one looks at it: deciding answers 410. */
export function expired(now) {
  return waiting(now, 'inc-9d10aa55', 'Response time of app-shop-web doubles at the daily peak', 'medium', 1, 40 * 1000);
}

/** High risk: two people, and the requester may not be one of them (403 for the local user). */
export function fourEyes(now) {
  return waiting(now, 'inc-95e2c08b', 'Every instance of vmss-shop-api is short of CPU', 'high', 2, 118 * minute);
}

function waiting(now, id, title, risk, needed, left) {
  const start = now - 75 * minute;
  const slow = anomaly('web', 'HttpResponseTime', start, now - 5 * minute, [0.44, 0.21, 0.17, 0.25], 'drift', 2);
  const thePlan = plan(
    id,
    { actionId: 'vmss.scale-out', targetId: resources.api, parameters: { capacity: '5' } },
    [{ field: 'capacity', before: '3', after: '5' }],
    {
      risk,
      reason: 'All three instances are busy [E1].',
      evidenceIds: ['E1'],
      blast: [3, 3],
      verify: ['web', 'HttpResponseTime'],
      rollback: { actionId: 'vmss.scale-in', targetId: resources.api, parameters: { capacity: '3' } },
    },
  );
  const thePolicy = policy('approval', needed, usualRules(risk));
  return {
    detail: {
      ...blank,
      id,
      title,
      status: 'awaiting-approval',
      severity: 2,
      startedAt: iso(start),
      openedAt: iso(start + minute),
      updatedAt: iso(now - 5 * minute),
      resources: [resources.web, resources.api],
      alerts: [alert(slow, 'Response time of app-shop-web is 0.44 s, expected 0.21 s', {})],
      causes: [
        {
          rank: 1,
          resourceId: resources.api,
          kind: 'traffic-rise',
          metric: null,
          score: 0.6,
          confidence: 0.57,
          title: 'More load than usual reaches vmss-shop-api',
          contributions: [{ component: 'excess', weight: 1, evidenceIds: ['E1'] }],
        },
      ],
      summary: { text: 'Load on vmss-shop-api is above its band and responses slow down [E1].', source: 'template', evidenceIds: ['E1'] },
      plan: thePlan,
      policy: thePolicy,
      approval: approval(`apr-${id.slice(4)}`, thePlan, thePolicy, now - 60 * minute, now + left),
    },
    evidence: [
      {
        id: 'E1',
        kind: 'series',
        resourceId: resources.web,
        text: 'Response time is 0.44 s, expected 0.21 s.',
        signal: 'HttpResponseTime',
        seriesKey: keyOf('web', 'HttpResponseTime'),
        from: iso(start),
        to: iso(now),
        values: { observed: 0.44, expected: 0.21 },
        link: null,
      },
    ],
    timeline: [moment(start, 'alert', 'Response time leaves its band'), moment(now - 60 * minute, 'approval', 'Approval requested')],
    faults: [],
    health: { api: 'cause', web: 'affected' },
  };
}
