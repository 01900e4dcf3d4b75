import { expect, test } from 'vitest';
import { retryDelay, touchedBy } from './touched';

const flat = (keys: readonly (readonly string[])[]) => keys.map((k) => k.join('/'));

test('An incident event makes that incident and every list stale', () => {
  expect(flat(touchedBy('incident', { id: 'i1' }))).toEqual(expect.arrayContaining(['incident/i1', 'incidents', 'approvals', 'stats']));
  expect(flat(touchedBy('incident', {}))).toContain('incident');
});

test('An approval event reaches the open incident page', () =>
  expect(flat(touchedBy('approval', { id: 'a1' }))).toEqual(expect.arrayContaining(['approvals', 'incident', 'incidents'])));

test('Unknown events change nothing', () => expect(touchedBy('surprise', {})).toEqual([]));

test('Waits double up to half a minute', () => expect([0, 1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]));
