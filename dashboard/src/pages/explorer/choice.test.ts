import { expect, test } from 'vitest';
import { choiceSearch, parseChoice, timeRange } from './choice';

test('A choice survives the address', () => {
  const choice = {
    show: 'logs' as const,
    template: '8c1f',
    key: '',
    resourceId: '/subscriptions/x/a b',
    metric: 'Percentage CPU',
    range: '24h' as const,
  };
  expect(parseChoice(choiceSearch(choice))).toEqual(choice);
});

test('An unknown range is six hours, which the address leaves out', () => {
  expect(parseChoice('?range=9y').range).toBe('6h');
  expect(choiceSearch(parseChoice('?key=k'))).toBe('?key=k');
});

test('A range ends at the next whole minute of the host', () =>
  expect(timeRange('1h', Date.parse('2026-01-01T12:00:01Z'))).toEqual({ from: '2026-01-01T11:01:00.000Z', to: '2026-01-01T12:01:00.000Z' }));
