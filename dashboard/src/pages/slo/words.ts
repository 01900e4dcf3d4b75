import type { Slo, SloHealth, SloRule } from '../../api/slo';
import { decimal } from '../../format/number';

export const healthNames: Record<SloHealth, string> = {
  ok: 'On track',
  'slow-burn': 'Burning slowly',
  'fast-burn': 'Burning fast',
  exhausted: 'Budget used up',
  'no-data': 'No data',
};

/** Class of the badge. */
export const healthClass: Record<SloHealth, string> = { ok: 'good', 'slow-burn': 'warn', 'fast-burn': 'bad', exhausted: 'bad', 'no-data': '' };

/** Worst first, so that what needs somebody is on top. */
const order: readonly SloHealth[] = ['fast-burn', 'exhausted', 'slow-burn', 'no-data', 'ok'];
export const worstFirst = (slos: readonly Slo[]): Slo[] => [...slos].sort((a, b) => order.indexOf(a.health) - order.indexOf(b.health));

/** 99.9 % for 0.999: every digit of a target counts. */
export const targetText = (target: number): string => `${Number((target * 100).toFixed(4))} %`;

/** A share of the budget; used up beyond 0 is told as overspent. */
export function budgetText(remaining: number): string {
  if (remaining < 0) return `overspent by ${decimal(-remaining * 100)} %`;
  return `${decimal(remaining * 100)} % left`;
}

/** "14.4 x over 1 h and 5 min". */
export const ruleText = (rule: SloRule): string => `${decimal(rule.factor)}× over ${windows[rule.name] ?? 'both windows'}`;
const windows: Record<string, string> = { 'fast-burn': '1 h and 5 min', 'slow-burn': '6 h and 30 min' };
