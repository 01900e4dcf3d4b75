import { expect, test } from 'vitest';
import type { SeriesWithForecast } from '../api/forecast';
import type { Anomaly } from '../api/types';
import { toChartData } from './data';

const start = Date.parse('2026-01-01T00:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const point = (minutes: number, value: number) => ({ time: at(minutes), value, expected: 10, lower: 8, upper: 12, score: 0 });
const anomaly = (since: number, to: number, phase: string): Anomaly => ({
  id: 'a',
  seriesKey: 'k',
  resourceId: 'r',
  metric: 'm',
  dimensions: '',
  unit: null,
  kind: 'spike',
  direction: 'up',
  phase,
  since: at(since),
  at: at(to),
  observed: 50,
  expected: 10,
  lower: 8,
  upper: 12,
  score: 1,
  severity: 1,
  explanation: '',
});
const series = (points: ReturnType<typeof point>[], anomalies: Anomaly[] = [], forecast?: SeriesWithForecast['forecast']): SeriesWithForecast => ({
  key: 'k',
  resourceId: 'r',
  metric: 'm',
  dimensions: '',
  unit: null,
  points,
  anomalies,
  ...(forecast ? { forecast } : {}),
});
const steady = (n: number) => Array.from({ length: n }, (_, i) => point(i, 10));

test('Missing data leaves a gap in every line', () => {
  const { columns } = toChartData(series([...steady(5), point(20, 10), point(21, 10)]));
  expect(columns[0]).toHaveLength(8);
  expect(columns[4][5]).toBeNull();
});

test('One missed sample is bridged', () => expect(toChartData(series([...steady(5), point(6, 10)])).columns[4]).not.toContain(null));

test('A value outside of the band is marked only during an anomaly', () => {
  const points = [...steady(5), point(5, 50), point(6, 10), point(7, 10), point(8, 50)];
  const { columns } = toChartData(series(points, [anomaly(5, 5, 'cleared')]));
  expect(columns[5].map((v, i) => (v === null ? -1 : i)).filter((i) => i >= 0)).toEqual([5]);
});

test('An anomaly that goes on reaches to the end of the data, a cleared one to its end', () => {
  const ends = (phase: string) => (toChartData(series(steady(30), [anomaly(5, 9, phase)])).spans[0]?.to ?? 0) - start / 1000;
  expect([ends('updated'), ends('cleared')]).toEqual([29 * 60, 9 * 60]);
});

test('A forecast goes on after the data and never over it', () => {
  const f = (minutes: number) => ({ time: at(minutes), value: 11, lower: 9, upper: 13 });
  const { columns } = toChartData(series(steady(5), [], [f(3), f(5), f(6)]));
  expect(columns[0]).toHaveLength(7);
  expect(columns[8].slice(-2)).toEqual([11, 11]);
});

test('A forecast takes no more room than what was measured, unless a limit is reached later', () => {
  const f = (minutes: number) => ({ time: at(minutes), value: 11, lower: 9, upper: 13 });
  const short = series(steady(90), [], [f(100), f(170), f(200), f(900)]);
  const drawn = (of: SeriesWithForecast) => toChartData(of).columns[0].length - 90;
  const outlook = {
    madeAt: at(89),
    current: 11,
    limit: 12,
    limitKind: 'exhaustion',
    direction: 'up',
    earliest: null,
    horizonSeconds: 0,
    warning: null,
    text: null,
  } as const;
  expect(drawn(short)).toBe(2);
  expect(drawn({ ...short, outlook: { ...outlook, reachesAt: at(180), latest: at(300) } })).toBe(3);
});

test('No points give empty columns', () => expect(toChartData(series([])).columns[0]).toEqual([]));

test('A forecast of a share ends at the whole; one of anything else, or of what was measured beyond, does not', () => {
  const ahead = [{ time: at(2), value: 110, lower: -5, upper: 150 }];
  const upper = (unit: string | null, value: number) =>
    toChartData({ ...series([point(0, value), point(1, value)], [], ahead), unit }).columns[6].at(-1);
  expect(upper('Percent', 50)).toBe(100);
  expect(upper('Percent', 130)).toBe(150);
  expect(upper(null, 50)).toBe(150);
});
