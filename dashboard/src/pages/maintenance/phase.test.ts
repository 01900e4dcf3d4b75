import { describe, expect, it } from 'vitest';
import { localField, phaseOf } from './phase';

describe('planned work', () => {
  const work = { from: '2026-03-02T10:00:00Z', to: '2026-03-02T11:00:00Z' };
  it('is planned, runs from its first moment, and is over at its end', () => {
    expect(phaseOf(work, Date.parse('2026-03-02T09:59:59Z'))).toBe('planned');
    expect(phaseOf(work, Date.parse(work.from))).toBe('running');
    expect(phaseOf(work, Date.parse(work.to))).toBe('over');
  });
  it('fills a field with a time that reads back as the same minute', () => {
    const at = Date.parse('2026-03-02T10:07:00Z');
    expect(new Date(localField(at)).getTime()).toBe(at);
  });
});
