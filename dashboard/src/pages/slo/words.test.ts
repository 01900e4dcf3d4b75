import { describe, expect, it } from 'vitest';
import type { Slo } from '../../api/slo';
import { budgetText, targetText, worstFirst } from './words';

describe('objectives in words', () => {
  it('keep every digit of a target', () => {
    expect(targetText(0.999)).toBe('99.9 %');
    expect(targetText(0.99995)).toBe('99.995 %');
  });
  it('say that a budget is overspent instead of showing less than nothing', () => {
    expect(budgetText(0.42)).toBe('42 % left');
    expect(budgetText(-0.5)).toBe('overspent by 50 %');
  });
  it('stand with the fastest burn first and the healthy last', () => {
    const list = (['ok', 'no-data', 'fast-burn', 'exhausted'] as const).map((health) => ({ health }) as Slo);
    expect(worstFirst(list).map((s) => s.health)).toEqual(['fast-burn', 'exhausted', 'no-data', 'ok']);
  });
});
