import type { Evidence, IncidentDetail } from '../../../api/types';

const minute = 60_000;

/** The fact's own time with half as much again around it, or the incident's when it names none. */
export function factRange(
  fact: Pick<Evidence, 'from' | 'to'>,
  incident: Pick<IncidentDetail, 'startedAt' | 'resolvedAt'>,
  now: number,
): { from: string; to: string } {
  const from = Date.parse(fact.from ?? incident.startedAt);
  const to = fact.to ? Date.parse(fact.to) : incident.resolvedAt ? Date.parse(incident.resolvedAt) : now;
  const around = Math.max(30 * minute, (to - from) / 2);
  const text = (at: number) => new Date(Math.ceil(at / minute) * minute).toISOString();
  return { from: text(from - around), to: text(Math.max(Math.min(now, to + around), from + minute)) };
}
