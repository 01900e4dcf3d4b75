// A bad deployment, restarted by policy without asking; its signal is being watched.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { alert, anomaly, blank, iso, minute, moment, plan, policy, usualRules } from './parts.js';

export function deployment(now) {
  const id = 'inc-91bb07d4';
  const start = now - 26 * minute;
  const errors = anomaly('web', 'Http5xx', start, now - 8 * minute, [84, 2.1, 0, 6.2], 'spike', 1);
  const thePlan = plan(
    id,
    { actionId: 'appservice.restart', targetId: resources.web, parameters: {} },
    [{ field: 'worker processes', before: 'running (release-412)', after: 'restarted (release-412)' }],
    { risk: 'low', reason: 'Workers throw since the deployment [E1].', evidenceIds: ['E1'], blast: [1, 1], verify: ['web', 'Http5xx'] },
  );
  return {
    detail: {
      ...blank,
      id,
      title: 'HTTP 5xx on app-shop-web after deployment release-411',
      status: 'verifying',
      severity: 1,
      startedAt: iso(start),
      openedAt: iso(start + minute),
      updatedAt: iso(now - 2 * minute),
      resources: [resources.web],
      acknowledgedBy: 'Mira Okafor',
      alerts: [alert(errors, 'HTTP 5xx of app-shop-web is 84/min, expected 2', {}, { occurrences: 1 })],
      causes: [
        {
          rank: 1,
          resourceId: resources.web,
          kind: 'bad-change',
          metric: 'Http5xx',
          score: 0.8,
          confidence: 0.78,
          title: 'Deployment release-411 of app-shop-web raised its errors',
          contributions: [{ component: 'change', weight: 0.6, evidenceIds: ['E1'] }],
        },
      ],
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      modelSummary: {
        model: 'gpt-shop',
        shown: true,
        fallback: '',
        template: '',
        promptVersion: 'v3',
        promptHash: 'c0ffee'.repeat(10),
        tokens: 1240,
        claims: [
          { text: 'The failures began two minutes after the deployment.', kind: 'observation', evidenceIds: ['E1'], verdict: 'kept', reason: '' },
          {
            text: 'The new release probably leaks connections.',
            kind: 'hypothesis',
            evidenceIds: ['E1'],
            verdict: 'hypothesis',
            reason: 'No fact shows it; it is marked as a guess.',
          },
          {
            text: 'The database rejected 40 % of the queries.',
            kind: 'observation',
            evidenceIds: [],
            verdict: 'dropped',
            reason: 'No fact is cited.',
          },
        ],
        proposedActionId: 'appservice.swap-slot',
        nextChecks: ['Connections of app-shop-web over the last hour', 'Errors of the previous slot'],
      },
      summary: {
        text: 'Errors of app-shop-web rose from 2 to 84 per minute 40 seconds after deployment release-411 [E1].',
        source: 'template',
        evidenceIds: ['E1'],
      },
      plan: thePlan,
      policy: policy('auto', 0, usualRules('low')),
      verification: { state: 'waiting', text: '3 of 5 good samples so far; the check ends in 6 min.', evidenceId: null },
      workflow: { id: `wf-${id}`, state: 'running', status: 'verifying' },
    },
    evidence: [
      {
        id: 'E1',
        kind: 'change',
        resourceId: resources.web,
        text: 'Deployment "release-411" of app-shop-web ended 40 s before the first error.',
        signal: 'Http5xx',
        seriesKey: keyOf('web', 'Http5xx'),
        from: iso(start),
        to: iso(now),
        values: { observed: 84, expected: 2.1, lagSeconds: 40 },
        link: null,
      },
    ],
    timeline: [
      moment(start - minute, 'change', 'Deployment of app-shop-web', 'release-411', 'github-actions', ['E1']),
      moment(start, 'alert', 'HTTP 5xx rises'),
      moment(now - 9 * minute, 'action', 'App Service restarted', 'ran once, 21 s'),
      moment(now - 8 * minute, 'verification', 'Watching HTTP 5xx'),
    ],
    faults: [{ key: keyOf('web', 'Http5xx'), from: start, to: now - 8 * minute, add: 82, ramp: 2 * minute }],
    health: { web: 'cause', gateway: 'affected' },
  };
}
