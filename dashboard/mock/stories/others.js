// Incidents in the other states of life, so that every view has something to show.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { alert, anomaly, approval, blank, iso, minute, moment, plan, policy, usualRules } from './parts.js';

export function others(now) {
  return [deployment(now), unknown(now), collecting(now), disk(now), expired(now), fourEyes(now)];
}

function deployment(now) {
  const id = 'inc-91bb07d4';
  const start = now - 26 * minute;
  const errors = anomaly('web', 'Http5xx', start, now - 8 * minute, [84, 2.1, 0, 6.2], 'spike', 1);
  const thePlan = plan(id, { actionId: 'appservice.restart', targetId: resources.web, parameters: {} }, [{ field: 'worker processes', before: 'running (release-412)', after: 'restarted (release-412)' }],
    { risk: 'low', reason: 'Workers throw since the deployment [E1].', evidenceIds: ['E1'], blast: [1, 1], verify: ['web', 'Http5xx'] });
  return {
    detail: { ...blank, id, title: 'HTTP 5xx on app-shop-web after deployment release-411', status: 'verifying', severity: 1, startedAt: iso(start), openedAt: iso(start + minute), updatedAt: iso(now - 2 * minute), resources: [resources.web], acknowledgedBy: 'Mira Okafor',
      alerts: [alert(errors, 'HTTP 5xx of app-shop-web is 84/min, expected 2', {}, { occurrences: 1 })],
      causes: [{ rank: 1, resourceId: resources.web, kind: 'bad-change', metric: 'Http5xx', score: 0.8, confidence: 0.78, title: 'Deployment release-411 of app-shop-web raised its errors', contributions: [{ component: 'change', weight: 0.6, evidenceIds: ['E1'] }] }],
      summary: { text: 'Errors of app-shop-web rose from 2 to 84 per minute 40 seconds after deployment release-411 [E1].', source: 'template', evidenceIds: ['E1'] },
      plan: thePlan, policy: policy('auto', 0, usualRules('low')), verification: { state: 'waiting', text: '3 of 5 good samples so far; the check ends in 6 min.', evidenceId: null }, workflow: { id: `wf-${id}`, state: 'running', status: 'verifying' } },
    evidence: [{ id: 'E1', kind: 'change', resourceId: resources.web, text: 'Deployment "release-411" of app-shop-web ended 40 s before the first error.', signal: 'Http5xx', seriesKey: keyOf('web', 'Http5xx'), from: iso(start), to: iso(now), values: { observed: 84, expected: 2.1, lagSeconds: 40 }, link: null }],
    timeline: [moment(start - minute, 'change', 'Deployment of app-shop-web', 'release-411', 'github-actions', ['E1']), moment(start, 'alert', 'HTTP 5xx rises'), moment(now - 9 * minute, 'action', 'App Service restarted', 'ran once, 21 s'), moment(now - 8 * minute, 'verification', 'Watching HTTP 5xx')],
    faults: [{ key: keyOf('web', 'Http5xx'), from: start, to: now - 8 * minute, add: 82, ramp: 2 * minute }], health: { web: 'cause', gateway: 'affected' },
  };
}

function unknown(now) {
  const id = 'inc-a2c4419e';
  const start = now - 190 * minute;
  const dtu = anomaly('sql', 'dtu_consumption_percent', start, now - 150 * minute, [58, 33, 26, 40], 'drift', 2, 'cleared');
  return {
    detail: { ...blank, id, title: 'DTU of orders drifts up without a visible reason', status: 'escalated', severity: 2, startedAt: iso(start), openedAt: iso(start + minute), updatedAt: iso(now - 150 * minute), resources: [resources.sql], unknownCause: true, alerts: [alert(dtu, 'DTU of orders is 58 %, expected 33 %', {})],
      summary: { text: 'DTU of orders rose to 58 % [E1]; no change, neighbour or log explains it.', source: 'template', evidenceIds: ['E1'] } },
    evidence: [{ id: 'E1', kind: 'series', resourceId: resources.sql, text: 'DTU of orders is 58 %, expected 33 %.', signal: 'dtu_consumption_percent', seriesKey: keyOf('sql', 'dtu_consumption_percent'), from: iso(start), to: iso(now - 150 * minute), values: { observed: 58, expected: 33 }, link: null }],
    timeline: [moment(start, 'alert', 'DTU leaves its band'), moment(start + 3 * minute, 'diagnosis', 'No cause with enough evidence'), moment(start + 3 * minute, 'notification', 'Handed to the on-call engineer', '', null)],
    faults: [{ key: keyOf('sql', 'dtu_consumption_percent'), from: start, to: now - 150 * minute, add: 25, ramp: 20 * minute }], health: { sql: 'affected' },
  };
}

function collecting(now) {
  const id = 'inc-8c7713f0';
  const start = now - 2 * minute;
  const requests = anomaly('gateway', 'TotalRequests', start, now, [9100, 4300, 3700, 4900], 'spike', 3, 'opened');
  return {
    detail: { ...blank, id, title: 'Requests to agw-shop are twice as many as usual', status: 'open', severity: 3, startedAt: iso(start), openedAt: iso(now - minute), updatedAt: iso(now), resources: [resources.gateway], alerts: [alert(requests, 'Requests of agw-shop are 9,100/min, expected 4,300', {}, { occurrences: 1 })] },
    evidence: [], timeline: [moment(start, 'alert', 'Requests leave their band'), moment(now - minute, 'incident', 'Incident opened')],
    faults: [{ key: keyOf('gateway', 'TotalRequests'), from: start, to: null, add: 4700, ramp: minute }], health: { gateway: 'affected' },
  };
}

function disk(now) {
  const id = 'inc-b7702a15';
  const start = now - 22 * 60 * minute;
  const used = anomaly('files', 'Data Disk Used Percentage', start, now - 21 * 60 * minute, [93.5, 61.2, 60.6, 61.8], 'exhaustion', 1, 'cleared');
  const thePlan = plan(id, { actionId: 'disk.grow', targetId: resources.disk, parameters: { sizeGb: '256' } }, [{ field: 'size (GB)', before: '128', after: '256' }],
    { risk: 'medium', reason: 'The disk would have been full in 2 h 10 min [E1].', evidenceIds: ['E1'], blast: [1, 1], verify: ['files', 'Data Disk Used Percentage'] });
  const thePolicy = policy('approval', 1, usualRules('medium'));
  const votes = [{ actor: 'mira', displayName: 'Mira Okafor', identitySource: 'entra', approve: true, reason: 'Backup job writes more since Monday; 256 GB is what we planned.', at: iso(start + 20 * minute) }];
  return {
    detail: { ...blank, id, title: 'Data disk of vm-shop-files fills up', status: 'resolved', severity: 1, startedAt: iso(start), openedAt: iso(start + minute), updatedAt: iso(start + 32 * minute), resolvedAt: iso(start + 32 * minute), resolution: 'Disk grown to 256 GB; usage is back in its band.', resources: [resources.disk, resources.files], acknowledgedBy: 'Mira Okafor',
      alerts: [alert(used, 'Disk of vm-shop-files is 93.5 % full', {}, { endsAt: iso(start + 30 * minute) })],
      causes: [{ rank: 1, resourceId: resources.disk, kind: 'capacity-exhaustion', metric: 'Data Disk Used Percentage', score: 0.9, confidence: 0.93, title: 'Data disk of vm-shop-files fills up', contributions: [{ component: 'forecast', weight: 1, evidenceIds: ['E1'] }] }],
      summary: { text: 'The data disk of vm-shop-files would have been full in 2 h 10 min (80 % interval 1 h 40 to 3 h) [E1].', source: 'template', evidenceIds: ['E1'] },
      plan: thePlan, policy: thePolicy, approval: approval('apr-disk01', thePlan, thePolicy, start + 4 * minute, start + 64 * minute, 'approved', votes), verification: { state: 'passed', text: '5 of 5 samples inside the band, 4 min after the action.', evidenceId: 'E2' }, workflow: { id: `wf-${id}`, state: 'completed', status: 'resolved' } },
    evidence: [{ id: 'E1', kind: 'forecast', resourceId: resources.files, text: 'Full in 2 h 10 min (80 % interval 1 h 40 min to 3 h).', signal: 'Data Disk Used Percentage', seriesKey: keyOf('files', 'Data Disk Used Percentage'), from: iso(start), to: iso(start + 40 * minute), values: { hoursToFull: 2.17 }, link: null },
      { id: 'E2', kind: 'verification', resourceId: resources.files, text: '5 of 5 samples inside the band.', signal: 'Data Disk Used Percentage', seriesKey: keyOf('files', 'Data Disk Used Percentage'), from: iso(start + 25 * minute), to: iso(start + 35 * minute), values: { good: 5, needed: 5 }, link: null }],
    timeline: [moment(start, 'alert', 'Disk fills faster than usual'), moment(start + 20 * minute, 'approval', 'Approved', 'Backup job writes more since Monday', 'Mira Okafor'), moment(start + 24 * minute, 'action', 'Disk grown to 256 GB', 'ran once, 48 s'), moment(start + 32 * minute, 'verification', 'Passed: 5 of 5 good samples', '', null, ['E2'])],
    faults: [{ key: keyOf('files', 'Data Disk Used Percentage'), from: start - 60 * minute, to: start + 24 * minute, add: 32, ramp: 60 * minute }], health: { disk: 'cause', files: 'affected' },
  };
}

/** Its approval runs out while one looks at it: deciding answers 410. */
function expired(now) {
  return waiting(now, 'inc-9d10aa55', 'Response time of app-shop-web doubles at the daily peak', 'medium', 1, 40 * 1000);
}

/** High risk: two people, and the requester may not be one of them (403 for the local user). */
function fourEyes(now) {
  return waiting(now, 'inc-95e2c08b', 'Every instance of vmss-shop-api is short of CPU', 'high', 2, 118 * minute);
}

function waiting(now, id, title, risk, needed, left) {
  const start = now - 75 * minute;
  const slow = anomaly('web', 'HttpResponseTime', start, now - 5 * minute, [0.44, 0.21, 0.17, 0.25], 'drift', 2);
  const thePlan = plan(id, { actionId: 'vmss.scale-out', targetId: resources.api, parameters: { capacity: '5' } }, [{ field: 'capacity', before: '3', after: '5' }],
    { risk, reason: 'All three instances are busy [E1].', evidenceIds: ['E1'], blast: [3, 3], verify: ['web', 'HttpResponseTime'], rollback: { actionId: 'vmss.scale-in', targetId: resources.api, parameters: { capacity: '3' } } });
  const thePolicy = policy('approval', needed, usualRules(risk));
  return {
    detail: { ...blank, id, title, status: 'awaiting-approval', severity: 2, startedAt: iso(start), openedAt: iso(start + minute), updatedAt: iso(now - 5 * minute), resources: [resources.web, resources.api], alerts: [alert(slow, 'Response time of app-shop-web is 0.44 s, expected 0.21 s', {})],
      causes: [{ rank: 1, resourceId: resources.api, kind: 'traffic-rise', metric: null, score: 0.6, confidence: 0.57, title: 'More load than usual reaches vmss-shop-api', contributions: [{ component: 'excess', weight: 1, evidenceIds: ['E1'] }] }],
      summary: { text: 'Load on vmss-shop-api is above its band and responses slow down [E1].', source: 'template', evidenceIds: ['E1'] }, plan: thePlan, policy: thePolicy, approval: approval(`apr-${id.slice(4)}`, thePlan, thePolicy, now - 60 * minute, now + left) },
    evidence: [{ id: 'E1', kind: 'series', resourceId: resources.web, text: 'Response time is 0.44 s, expected 0.21 s.', signal: 'HttpResponseTime', seriesKey: keyOf('web', 'HttpResponseTime'), from: iso(start), to: iso(now), values: { observed: 0.44, expected: 0.21 }, link: null }],
    timeline: [moment(start, 'alert', 'Response time leaves its band'), moment(now - 60 * minute, 'approval', 'Approval requested')], faults: [], health: { api: 'cause', web: 'affected' },
  };
}
