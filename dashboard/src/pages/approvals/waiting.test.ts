import { expect, test } from 'vitest';
import type { Approval } from '../../api/types';
import { whyNot } from '../incident/decision/whyNot';
import { waitsFor } from './waiting';

const now = Date.parse('2026-01-01T12:00:00Z');
const me = { name: 'ann', canApprove: true };
const vote = (actor: string) => ({ actor, displayName: actor, identitySource: 'entra', approve: true, reason: 'ok', at: '2026-01-01T11:00:00Z' });
const approval = (more: Partial<Approval> = {}) =>
  ({ status: 'pending', expiresAt: '2026-01-01T13:00:00Z', votes: [], ...more }) as unknown as Approval;

test('A pending approval in time waits for somebody who may decide', () => expect(waitsFor(approval(), me, now)).toBe(true));

test.each<[string, Partial<Approval>, typeof me, RegExp]>([
  ['it is decided', { status: 'approved' }, me, /runs once/],
  ['the time is over', { expiresAt: '2026-01-01T11:59:59Z' }, me, /time to decide is over/],
  ['this person has voted', { votes: [vote('ann')] }, me, /another person/],
  ['the role may not decide', {}, { ...me, canApprove: false }, /role/],
])('It does not wait when %s, and the page says why', (_, more, session, words) => {
  expect(waitsFor(approval(more), session, now)).toBe(false);
  expect(whyNot(approval(more), session, now)).toMatch(words);
});

test("Another person's vote leaves mine wanted", () => expect(waitsFor(approval({ votes: [vote('bob')] }), me, now)).toBe(true));
