import { expect, test } from 'vitest';
import { ApiError } from '../api/client';
import { explain, explainDecision } from './problem';

const refusal = (status: number, detail = '', more = {}) => new ApiError({ type: 'about:blank', title: 'Title', status, detail, ...more });

test('A second decision says who decided, as text or as a person', () => {
  expect(explainDecision(refusal(409, '', { decidedBy: 'Mira' })).title).toBe('Already decided by Mira');
  expect(explainDecision(refusal(409, '', { decidedBy: { displayName: 'Mira Okafor' } })).title).toBe('Already decided by Mira Okafor');
  expect(explainDecision(refusal(409)).title).toBe('Already decided');
});

test.each([
  [410, /expired/],
  [412, /plan has changed/i],
  [403, /may not decide/],
])('Status %i is explained', (status, words) => expect(explainDecision(refusal(status)).title).toMatch(words));

test("The host's own words come first and end with one full stop", () =>
  expect(explainDecision(refusal(410, 'Expired at 12:00')).text).toMatch(/^Expired at 12:00\. Silence/));

test.each([
  [0, /does not answer/],
  [401, /Not signed in/],
  [404, /Not found/],
  [429, /Too many/],
  [500, /Title/],
])('Any other error with status %i has a title', (status, words) => expect(explain(refusal(status)).title).toMatch(words));

test('Errors that are not answers keep their message', () => expect(explain(new Error('boom')).text).toBe('boom'));
