import type { IncidentSummary, Stats } from '../../api/types';

export function countBySeverity(incidents: readonly Pick<IncidentSummary, 'severity'>[]): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const { severity } of incidents) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

export interface FunnelStage {
  label: string;
  value: number;
  width: number;
}

/** From signals to incidents; widths are logarithmic, since each stage is a hundredth of the one before. */
export function funnelOf(stats: Pick<Stats, 'signals' | 'anomalies' | 'alerts' | 'incidents'>): FunnelStage[] {
  const stages: [string, number][] = [
    ['Signals', stats.signals],
    ['Anomalies', stats.anomalies],
    ['Alerts', stats.alerts],
    ['Incidents', stats.incidents],
  ];
  const most = Math.log1p(Math.max(1, ...stages.map(([, value]) => value)));
  return stages.map(([label, value]) => ({ label, value, width: Math.log1p(value) / most }));
}
