import { expect, test } from 'vitest';
import { splitCitations } from './citations';

const known = new Set(['E1', 'E2', 'E10']);

test('Cited facts become parts of their own', () =>
  expect(splitCitations('CPU is up [E1, E2]; disk too [E10].', known)).toEqual(['CPU is up ', ['E1', 'E2'], '; disk too ', ['E10'], '.']));
test('Brackets that name no known fact stay text', () =>
  expect(splitCitations('See [docs] and [E1, E99].', known)).toEqual(['See [docs] and [E1, E99].']));
test('Text without citations is one part, no text is none', () =>
  expect([splitCitations('plain', known), splitCitations('', known)]).toEqual([['plain'], []]));
