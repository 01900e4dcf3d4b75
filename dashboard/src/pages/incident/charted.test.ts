import { expect, test } from 'vitest';
import type { Alert, Cause, IncidentDetail } from '../../api/types';
import { chartedSeries, chartRange } from './charted';

const alert = (resourceId: string, signal: string, seriesKey: string | null) => ({
  alert: { resourceId, signal, seriesKey, severity: 2 } as Alert,
  why: { rule: 'first', score: 1, link: '', ruleVersion: 'r' },
});
const cause = (resourceId: string, metric: string | null) => ({ rank: 1, resourceId, metric }) as Cause;
const incident = (alerts: IncidentDetail['alerts'], causes: Cause[] = []): Pick<IncidentDetail, 'alerts' | 'causes' | 'plan'> => ({
  alerts,
  causes,
  plan: null,
});

test('The series of the likeliest cause comes first, each series once', () => {
  const found = chartedSeries(incident([alert('web', 'time', 'k1'), alert('api', 'cpu', 'k2'), alert('api', 'cpu', 'k2')], [cause('api', 'cpu')]));
  expect(found.map((c) => c.key)).toEqual(['k2', 'k1']);
});

test('Alerts without a series have no chart', () => expect(chartedSeries(incident([alert('web', 'foreign', null)]))).toEqual([]));

test("The incident's range begins well before the first alert and ends now, or shortly after the end", () => {
  const at = (hours: number) => Date.UTC(2026, 0, 1) + hours * 3_600_000;
  const iso = (hours: number) => new Date(at(hours)).toISOString();
  expect(chartRange({ startedAt: iso(10), resolvedAt: null }, 'incident', at(12))).toEqual({ from: iso(8), to: iso(12) });
  expect(chartRange({ startedAt: iso(10), resolvedAt: iso(11) }, 'incident', at(20)).to).toBe(iso(11.5));
  expect(chartRange({ startedAt: iso(10), resolvedAt: null }, '6h', at(12)).from).toBe(iso(6));
});
