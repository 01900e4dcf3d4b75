import { expect, test } from 'vitest';
import { splitMoments } from './moments';

test('moments of the host are found in its sentences, everything else stays text', () => {
  expect(splitMoments('Since 2026-11-30 04:11:00 UTC, CPU is up; no is 2026-11-30 17:02 UTC.')).toEqual([
    'Since ',
    { at: '2026-11-30T04:11:00Z' },
    ', CPU is up; no is ',
    { at: '2026-11-30T17:02Z' },
    '.',
  ]);
  expect(splitMoments('version 2026-11-30')).toEqual(['version 2026-11-30']);
});
