import type { IncidentDetail } from '../../api/types';
import { resourceName } from '../../format/names';

export interface ChartedSeries {
  key: string;
  label: string;
  severity: number;
}

/** The series of an incident that a chart can show, the likeliest cause's first, each once. */
export function chartedSeries(incident: Pick<IncidentDetail, 'alerts' | 'causes' | 'plan'>): ChartedSeries[] {
  const found = new Map<string, ChartedSeries>();
  const add = (key: string | null | undefined, resourceId: string, metric: string, severity: number) => {
    if (key && !found.has(key)) found.set(key, { key, label: `${resourceName(resourceId)} · ${metric}`, severity });
  };
  for (const cause of incident.causes) {
    for (const { alert } of incident.alerts) {
      if (alert.resourceId === cause.resourceId && (cause.metric === null || alert.signal === cause.metric))
        add(alert.seriesKey, alert.resourceId, alert.signal, alert.severity);
    }
  }
  const rule = incident.plan?.verification;
  if (rule) add(rule.seriesKey, rule.resourceId, rule.metric, 4);
  for (const { alert } of incident.alerts) add(alert.seriesKey, alert.resourceId, alert.signal, alert.severity);
  return [...found.values()];
}

export type RangeName = 'incident' | '6h' | '24h' | '3d';
export const rangeNames: readonly { value: RangeName; label: string }[] = [
  { value: 'incident', label: 'Incident' },
  { value: '6h', label: '6 h' },
  { value: '24h', label: '24 h' },
  { value: '3d', label: '3 d' },
];

const minute = 60_000;
const hours: Record<Exclude<RangeName, 'incident'>, number> = { '6h': 6, '24h': 24, '3d': 72 };

/** From well before the first alert until the end or now; the other ranges end at the same place. Whole minutes, so that a query is cached. */
export function chartRange(incident: Pick<IncidentDetail, 'startedAt' | 'resolvedAt'>, range: RangeName, now: number): { from: string; to: string } {
  const start = Date.parse(incident.startedAt);
  const end = incident.resolvedAt ? Math.min(now, Date.parse(incident.resolvedAt) + 30 * minute) : now;
  const before = Math.max(45 * minute, Math.min(12 * 60 * minute, end - start));
  const from = range === 'incident' ? start - before : end - hours[range] * 60 * minute;
  const text = (at: number) => new Date(Math.ceil(at / minute) * minute).toISOString();
  return { from: text(from), to: text(end) };
}
