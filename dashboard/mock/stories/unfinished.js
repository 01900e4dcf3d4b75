// An incident whose cause is unknown, and one that is still being diagnosed.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { alert, anomaly, blank, iso, minute, moment } from './parts.js';

export function unknown(now) {
  const id = 'inc-a2c4419e';
  const start = now - 190 * minute;
  const dtu = anomaly('sql', 'dtu_consumption_percent', start, now - 150 * minute, [58, 33, 26, 40], 'drift', 2, 'cleared');
  return {
    detail: {
      ...blank,
      id,
      title: 'DTU of orders drifts up without a visible reason',
      status: 'escalated',
      severity: 2,
      startedAt: iso(start),
      openedAt: iso(start + minute),
      updatedAt: iso(now - 150 * minute),
      resources: [resources.sql],
      unknownCause: true,
      alerts: [alert(dtu, 'DTU of orders is 58 %, expected 33 %', {})],
      summary: { text: 'DTU of orders rose to 58 % [E1]; no change, neighbour or log explains it.', source: 'template', evidenceIds: ['E1'] },
    },
    evidence: [
      {
        id: 'E1',
        kind: 'series',
        resourceId: resources.sql,
        text: 'DTU of orders is 58 %, expected 33 %.',
        signal: 'dtu_consumption_percent',
        seriesKey: keyOf('sql', 'dtu_consumption_percent'),
        from: iso(start),
        to: iso(now - 150 * minute),
        values: { observed: 58, expected: 33 },
        link: null,
      },
    ],
    timeline: [
      moment(start, 'alert', 'DTU leaves its band'),
      moment(start + 3 * minute, 'diagnosis', 'No cause with enough evidence'),
      moment(start + 3 * minute, 'notification', 'Handed to the on-call engineer', '', null),
    ],
    faults: [{ key: keyOf('sql', 'dtu_consumption_percent'), from: start, to: now - 150 * minute, add: 25, ramp: 20 * minute }],
    health: { sql: 'affected' },
  };
}

export function collecting(now) {
  const id = 'inc-8c7713f0';
  const start = now - 2 * minute;
  const requests = anomaly('gateway', 'TotalRequests', start, now, [9100, 4300, 3700, 4900], 'spike', 3, 'opened');
  return {
    detail: {
      ...blank,
      id,
      title: 'Requests to agw-shop are twice as many as usual',
      status: 'open',
      severity: 3,
      startedAt: iso(start),
      openedAt: iso(now - minute),
      updatedAt: iso(now),
      resources: [resources.gateway],
      alerts: [alert(requests, 'Requests of agw-shop are 9,100/min, expected 4,300', {}, { occurrences: 1 })],
    },
    evidence: [],
    timeline: [moment(start, 'alert', 'Requests leave their band'), moment(now - minute, 'incident', 'Incident opened')],
    faults: [{ key: keyOf('gateway', 'TotalRequests'), from: start, to: null, add: 4700, ramp: minute }],
    health: { gateway: 'affected' },
  };
}
