import { expect, test } from 'vitest';
import type { LogTemplateDetail } from '../../../api/types';
import { rateSeries } from './rate';

const detail = {
  id: 't',
  from: '2026-03-02T10:00:00Z',
  to: '2026-03-02T10:03:00Z',
  stepSeconds: 60,
  points: [{ time: '2026-03-02T10:01:00Z', count: 7 }],
  streams: [],
  anomalies: [],
} as unknown as LogTemplateDetail;

test('A step without a line counts as none written', () => expect(rateSeries(detail).points.map((p) => p.value)).toEqual([0, 7, 0, 0]));

test('A template that was never written in the range has no line above zero', () =>
  expect(Math.max(...rateSeries({ ...detail, points: [] }).points.map((p) => p.value))).toBe(0));
