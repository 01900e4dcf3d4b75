// What a series may carry beyond its points.
import type { SeriesResponse } from './types';

/** GET /api/series: what is expected next and when a limit is reached, where the series is forecast. */
export interface SeriesWithForecast extends SeriesResponse {
  forecast?: { time: string; value: number; lower: number; upper: number }[];
  outlook?: Outlook | null;
}

export interface Outlook {
  madeAt: string;
  current: number;
  limit: number;
  limitKind: 'exhaustion' | 'capacity';
  direction: 'up' | 'down';
  reachesAt: string | null;
  earliest: string | null;
  latest: string | null;
  horizonSeconds: number;
  warning: { id: string; since: string } | null;
  text: string | null;
}
