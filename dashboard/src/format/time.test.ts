import { expect, test } from 'vitest';
import { clockTime, duration, parseSpan, relative, span, utc } from './time';

const s = 1000,
  m = 60 * s,
  h = 60 * m,
  d = 24 * h;

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [m, '1 min'],
  [59 * m, '59 min'],
  [h, '1 h 00 min'],
  [3 * h + 5 * m, '3 h 05 min'],
  [d, '1 d'],
  [2 * d + 4 * h, '2 d 4 h'],
  [12 * d + 4 * h, '12 d'],
  [-5, '0 s'],
])('A length of %i ms reads %s', (ms, text) => expect(duration(ms)).toBe(text));

test.each([
  [0, 'just now'],
  [4 * s, 'just now'],
  [-4 * s, 'just now'],
  [3 * m, '3 min ago'],
  [-12 * m, 'in 12 min'],
])('%i ms before now reads %s', (past, text) => expect(relative(1e12 - past, 1e12)).toBe(text));

test("A time of the host's today has no date, one of another day has", () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(clockTime(Date.parse('2026-11-22T09:05:07Z'), now)).toBe('09:05:07');
  expect(clockTime(Date.parse('2026-11-22T09:05:07Z'), now, false)).toBe('09:05');
  expect(clockTime(Date.parse('2026-11-21T09:05:07Z'), now)).toBe('21 Nov 09:05:07');
});

test('UTC is written out, and nothing is written for no time', () => {
  expect(utc(Date.parse('2026-11-22T09:05:07.900Z'))).toBe('2026-11-22 09:05:07 UTC');
  expect(utc(Number.NaN)).toBe('');
});

test.each([
  ['00:15:00', 15 * m],
  ['1.02:00:00', 26 * h],
  ['00:00:07.5000000', 7 * s],
  ['PT15M', 15 * m],
  ['P1DT2H', 26 * h],
  ['P', null],
  ['soon', null],
])('The span %s is %s ms', (text, ms) => expect(parseSpan(text)).toBe(ms));

test('A span that cannot be read is shown as it is', () => expect([span('00:15:00'), span('soon')]).toEqual(['15 min', 'soon']));
