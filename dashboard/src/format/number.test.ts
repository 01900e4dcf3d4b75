import { expect, test } from 'vitest';
import { bytes, compact, decimal, measure, plural, seconds, share } from './number';

test.each([
  [0, '0 %'],
  [0.004, '<1 %'],
  [0.5, '50 %'],
  [0.997, '>99 %'],
  [1, '100 %'],
])('The share %d reads %s and is never rounded to a false end', (value, text) => expect(share(value)).toBe(text));

test.each([
  [9999, '9,999'],
  [12_345, '12.3 k'],
  [1_284_330, '1.3 M'],
  [-45_000, '-45 k'],
  [2e9, '2 G'],
])('%d is shortened to %s', (value, text) => expect(compact(value)).toBe(text));

test.each([
  [0.12345, '0.123'],
  [41.27, '41.3'],
  [1052.04, '1,052'],
  [Number.NaN, '–'],
])('%d has three telling digits: %s', (value, text) => expect(decimal(value)).toBe(text));

test.each([
  [512, '512 B'],
  [1536, '1.5 KiB'],
  [5 * 1024 ** 3, '5 GiB'],
])('%i bytes read %s', (value, text) => expect(bytes(value)).toBe(text));

test.each([
  [96.8, 'Percent', '96.8 %'],
  [1024, 'Bytes', '1 KiB'],
  [2048, 'BytesPerSecond', '2 KiB/s'],
  [244, 'MilliSeconds', '244 ms'],
  [12_000, 'MilliSeconds', '12 s'],
  [0.94, 'Seconds', '0.94 s'],
  [7, 'CountPerSecond', '7/s'],
  [84, 'Count', '84'],
  [84, null, '84'],
  [3, 'Cores', '3 Cores'],
  [Number.NaN, 'Percent', '–'],
])('%d %s reads %s', (value, unit, text) => expect(measure(value, unit)).toBe(text));

test.each([
  [null, '–'],
  [4.2, '4.2 s'],
  [74, '74 s'],
  [310, '5.2 min'],
  [1260, '21 min'],
  [9000, '2.5 h'],
])('%s seconds read %s', (value, text) => expect(seconds(value)).toBe(text));

test('One alert, two alerts, two entries', () =>
  expect([plural(1, 'alert'), plural(2, 'alert'), plural(2, 'entry', 'entries')]).toEqual(['1 alert', '2 alerts', '2 entries']));
