import { expect, test } from 'vitest';
import type { IncidentStatus } from '../../api/types';
import { stepsOf } from './steps';

const states = (status: IncidentStatus, hadApproval = true) => stepsOf(status, hadApproval).map((s) => s.state);

test.each<[IncidentStatus, string[]]>([
  ['open', ['now', 'ahead', 'ahead', 'ahead', 'ahead']],
  ['awaiting-approval', ['done', 'now', 'ahead', 'ahead', 'ahead']],
  ['verifying', ['done', 'done', 'done', 'now', 'ahead']],
  ['resolved', ['done', 'done', 'done', 'done', 'done']],
])('An incident that is %s', (status, expected) => expect(states(status)).toEqual(expected));

test('Without an approval the step is left out', () =>
  expect(stepsOf('remediating', false).map((s) => s.id)).toEqual(['open', 'remediating', 'verifying', 'resolved']));
test('An escalated incident ends at a person', () => expect(stepsOf('escalated', true).at(-1)).toMatchObject({ id: 'escalated', state: 'bad' }));
