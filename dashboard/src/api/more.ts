// Answers of the API that types.ts does not name.
import type { DeadLetter } from './types';

/** GET /api/series/list?resourceId=: the series of one resource. */
export interface SeriesList {
  items: { key: string; resourceId: string; metric: string; dimensions: string; unit: string | null }[];
}

/** GET /api/deadletters/{id}: with the whole body as it came in. */
export interface DeadLetterDetail {
  letter: DeadLetter;
  raw: string;
}

/** POST /api/deadletters/{id}/replay: what became of the records. */
export interface ReplayResult {
  accepted?: number;
  rejected?: number;
}

/** GET /api/audit/check: every hash recomputed by the host; `problem` names the first broken row. */
export interface AuditCheck {
  rows: number;
  problem: string | null;
}

/** POST /api/incidents/{id}/feedback. */
export interface FeedbackRequest {
  about: 'incident' | 'cause' | 'summary' | 'alert';
  alertId?: string;
  useful: boolean;
  comment?: string;
}
