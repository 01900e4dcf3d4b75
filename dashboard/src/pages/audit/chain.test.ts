import { expect, test } from 'vitest';
import type { AuditRow } from '../../api/types';
import { checkChain } from './chain';

const row = (sequence: number, hash: string, previousHash: string) => ({ sequence, hash, previousHash }) as AuditRow;

test('Every neighbour names the one before it', () =>
  expect(checkChain([row(3, 'c', 'b'), row(1, 'a', '0'), row(2, 'b', 'a')])).toEqual({ links: 2, brokenAt: null }));
test('A changed row is named', () => expect(checkChain([row(1, 'a', '0'), row(2, 'b', 'x')])).toEqual({ links: 0, brokenAt: 2 }));
test('Rows of one incident that are not neighbours prove nothing', () =>
  expect(checkChain([row(1, 'a', '0'), row(7, 'g', 'f')])).toEqual({ links: 0, brokenAt: null }));
