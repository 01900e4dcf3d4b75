import { expect, test } from 'vitest';
import { clusterMarks, marksOf, toPixels, type Mark } from './marks';

const mark = (at: number, kind: Mark['kind'] = 'change'): Mark => ({ at, kind, title: `${kind} ${at}` });
const identity = (at: number) => at;

test('Only what belongs on a time axis becomes a mark', () =>
  expect(
    marksOf([
      { at: '2026-01-01T00:00:00Z', kind: 'action', title: 'Restarted', text: '', actor: null, evidenceIds: [] },
      { at: '2026-01-01T00:00:01Z', kind: 'policy', title: 'Policy', text: '', actor: null, evidenceIds: [] },
    ]).map((m) => m.title),
  ).toEqual(['Restarted']));

test('Marks apart keep a pin each, in time order', () =>
  expect(clusterMarks([mark(80), mark(10)], identity, 0, 100, 20).map((p) => p.x)).toEqual([10, 80]));

test('Marks that would overlap share a pin of the most telling kind', () => {
  const [pin, ...others] = clusterMarks([mark(10), mark(15, 'action'), mark(18)], identity, 0, 100, 20);
  expect(others).toEqual([]);
  expect([pin?.marks.length, pin?.kind]).toEqual([3, 'action']);
});

test('Marks outside of the plot, or nowhere, have no pin', () =>
  expect(clusterMarks([mark(-5), mark(200), mark(Number.NaN)], identity, 0, 100, 20)).toEqual([]));

test('A time lies in proportion between the ends of the axis', () =>
  expect(toPixels({ from: 1000, to: 2000, left: 76, width: 600 }, 1500)).toBe(376));
