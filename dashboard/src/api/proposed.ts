// Optional parts of the API that the dashboard shows when a host serves them, and does without when it does not.
import type { SeriesResponse, Session } from './types';

/** GET /api/session: which optional routes this host serves. */
export type Feature = 'settings';
export interface SessionWithFeatures extends Session {
  features?: Feature[];
}

/** GET /api/series: what is expected next, when the series has a forecast. */
export interface SeriesWithForecast extends SeriesResponse {
  forecast?: { time: string; value: number; lower: number; upper: number }[];
}

/** GET /api/settings: options as bound, secrets left out. */
export interface SettingsResponse {
  version?: string;
  host?: string;
  groups: { name: string; options: { name: string; value: string; unit?: string; isDefault?: boolean; description?: string }[] }[];
}
