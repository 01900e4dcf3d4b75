import { expect, test } from 'vitest';
import { filterSearch, parseFilter } from './filter';

test('A filter survives the address', () =>
  expect(parseFilter(filterSearch({ status: 'awaiting-approval', severity: '1' }))).toEqual({ status: 'awaiting-approval', severity: '1' }));
test('Unknown values are left out', () => expect(parseFilter('?status=broken&severity=7')).toEqual({}));
test('No filter leaves no trace in the address', () => expect(filterSearch({})).toBe(''));
