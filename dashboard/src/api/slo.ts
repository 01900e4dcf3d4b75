// GET /api/slo and GET /api/slo/{name}.
export type SloHealth = 'ok' | 'slow-burn' | 'fast-burn' | 'exhausted' | 'no-data';

export interface Burn {
  rate: number;
  dataShare: number;
  events: number;
}
export interface SloRule {
  name: string;
  factor: number;
  long: Burn;
  short: Burn;
  enough: boolean;
  firingSince: string | null;
  seriesKey: string;
}
export interface Slo {
  name: string;
  description: string;
  kind: 'availability' | 'latency' | 'custom';
  resourceId: string;
  target: number;
  windowDays: number;
  indicator: string;
  health: SloHealth;
  budget: { events: number; bad: number; allowed: number; remaining: number };
  rules: SloRule[];
  evaluatedAt: string | null;
  exhaustedAt: string | null;
}
export interface SloDetail {
  slo: Slo;
  days: { day: string; events: number; bad: number; remaining: number }[];
}
