import { expect, test } from 'vitest';
import { countBySeverity, funnelOf } from './figures';

test('Each severity has its count, none is left out', () =>
  expect(countBySeverity([{ severity: 1 }, { severity: 1 }, { severity: 4 }])).toEqual([0, 2, 0, 0, 1]));

test('The funnel narrows and stands on nothing without a fault', () => {
  const widths = funnelOf({ signals: 1_000_000, anomalies: 900, alerts: 100, incidents: 10 }).map((s) => s.width);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  expect(widths[0]).toBe(1);
  expect(funnelOf({ signals: 0, anomalies: 0, alerts: 0, incidents: 0 }).map((s) => s.width)).toEqual([0, 0, 0, 0]);
});
