import { expect, test } from 'vitest';
import type { Approval } from '../../../api/types';
import { consequence } from './consequence';

const approval = (needed: number, rollback: boolean, approved = 0) =>
  ({
    plan: { blastRadius: { targets: 1, outOf: 3 }, rollback: rollback ? { actionId: 'vmss.scale-in' } : null },
    policy: { approvalsNeeded: needed },
    votes: Array.from({ length: approved }, () => ({ approve: true })),
  }) as unknown as Approval;

test('The last needed approval runs the plan at once', () => {
  expect(consequence('approve', approval(1, false))).toMatch(/runs at once.*1 of the 3.*cannot be undone/);
  expect(consequence('approve', approval(2, true, 1))).toMatch(/runs at once.*undoes it/);
});

test('The first of two approvals waits for another person', () => expect(consequence('approve', approval(2, true))).toMatch(/after 1 more approval/));
test('A rejection runs nothing', () => expect(consequence('reject', approval(1, false))).toMatch(/^Nothing is run/));
