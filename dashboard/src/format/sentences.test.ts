import { expect, test } from 'vitest';
import { splitLead } from './sentences';

test('The lead is the first sentences, the rest follows', () =>
  expect(splitLead('Time is 0.94 s [E1]. The cause is web-1. Also seen: b. More.', 2)).toEqual({
    lead: 'Time is 0.94 s [E1]. The cause is web-1.',
    rest: 'Also seen: b. More.',
  }));

test('A short text is all lead', () => expect(splitLead('CPU is up.', 2)).toEqual({ lead: 'CPU is up.', rest: '' }));
test('A full stop inside of a name or number ends nothing', () =>
  expect(splitLead('app.web is 1.5 times slower. Done.', 1).lead).toBe('app.web is 1.5 times slower.'));
