// Optional parts of the API that the dashboard shows when a host serves them, and does without when it does not.
import type { SeriesResponse } from './types';

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
