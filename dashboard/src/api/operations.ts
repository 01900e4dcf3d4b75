// Planned work, emergency reviews, the kill switch, health and settings.

/** GET /api/maintenance: announced over HTTP (`items`) and written in the configuration (`configured`). */
export interface PlannedWork {
  id: string;
  name: string;
  resourcePrefix: string;
  from: string;
  to: string;
  reason: string;
  createdBy: string;
  createdAt: string;
  endedBy: string | null;
}
export interface Maintenance {
  items: PlannedWork[];
  configured: { name: string; resourcePrefix: string; from: string; to: string }[];
}

/** GET /api/reviews: decisions that one person took alone; open until somebody else has looked. */
export interface EmergencyReview {
  id: string;
  incidentId: string;
  actionId: string;
  targetId: string;
  decidedBy: string;
  decidedByName: string;
  reason: string;
  decidedAt: string;
  approvalsNeeded: number;
  justified: boolean | null;
  reviewedBy: string | null;
  comment: string | null;
  reviewedAt: string | null;
}

/** GET /api/killswitch */
export interface KillSwitch {
  on: boolean;
  actor: string;
  at: string;
  reason: string;
}

/** GET /readyz */
export interface Readiness {
  status: string;
  dependencies: { name: string; ready: boolean; detail: string }[];
}

/** GET /api/settings: options in force, secrets left out. */
export interface Settings {
  version: string | null;
  host: string;
  groups: { name: string; description: string; options: { name: string; value: string; isDefault: boolean; description: string }[] }[];
}

/** GET /api/incidents/{id}/similar */
export interface Similar {
  incidents: { id: string; title: string; resolvedAt: string | null; cause: string | null; resolution: string | null; score: number; why: string }[];
  runbooks: { path: string; title: string; section: string; score: number; link: string | null }[];
}
