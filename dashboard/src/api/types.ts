// The JSON of the HTTP API, as docs/reference/api.md describes it. Times are ISO 8601 UTC; enums are kebab-case.

export type IncidentStatus = 'open' | 'awaiting-approval' | 'remediating' | 'verifying' | 'resolved' | 'escalated';
export type ApprovalStatus = 'pending' | 'approved' | 'rejected' | 'expired' | 'void';

/** GET /api/session: who am I, and the token that every POST must carry in the header X-CSRF-Token. */
export interface Session {
  name: string;
  displayName: string;
  source: string;          // "local-session" | "entra"
  csrfToken: string;
  canApprove: boolean;
  canBreakGlass?: boolean;
  demo: { enabled: boolean; speed: number } | null;
  now: string;             // the host's clock (the demo's clock runs faster than the wall clock)
}

/** GET /api/incidents -> {items, cursor}; ?status=&severity=&from=&to=&cursor= */
export interface IncidentSummary {
  id: string;
  title: string;
  status: IncidentStatus;
  severity: number;        // 0 critical .. 4 verbose
  startedAt: string;
  openedAt: string;
  updatedAt: string;
  resolvedAt: string | null;
  resolution: string | null;
  alertCount: number;
  resources: string[];
  topCause: { resourceId: string; title: string; confidence: number } | null;
  approvalId: string | null;
}
export interface Page<T> { items: T[]; cursor: string | null }

/** GET /api/incidents/{id} (ETag header) */
export interface IncidentDetail extends IncidentSummary {
  scope: string;
  acknowledgedBy: string | null;
  alerts: { alert: Alert; why: GroupReason }[];
  causes: Cause[];
  unknownCause: boolean;
  summary: { text: string; source: string; evidenceIds: string[] } | null;
  plan: RemediationPlan | null;
  policy: PolicyDecision | null;
  approval: Approval | null;
  verification: { state: 'waiting' | 'passed' | 'failed'; text: string; evidenceId: string | null } | null;
  workflow: { id: string; state: string; status: string } | null;
  modelSummary?: ModelSummary | null;
  mergedInto?: string | null;
  splitFrom?: string | null;
  traceId?: string | null;
  feedback?: Thumb[];
  fixes?: GeneratedFix[];
}
/** The lasting form of an action as a change of code: a proposal, never applied by the product. */
export interface GeneratedFix {
  id: string; planId: string; format: 'bicep' | 'terraform' | 'kubernetes'; title: string; targetId: string; file: string; text: string; diff: string;
  validation: { state: 'passed' | 'failed' | 'not-validated'; validator: string; text: string };
}
/** What a language model wrote: every sentence with what the check made of it. */
export interface ModelSummary {
  model: string; shown: boolean; fallback: string; template: string; promptVersion: string | null; promptHash: string | null; tokens: number;
  claims: { text: string; kind: string; evidenceIds: string[]; verdict: 'kept' | 'hypothesis' | 'dropped'; reason: string }[];
  proposedActionId: string | null; nextChecks: string[];
}
/** A person's thumb; `effect` says what it changes by itself (the band of one series). */
export interface Thumb {
  actor: string; about: 'incident' | 'cause' | 'summary' | 'alert'; alertId: string | null; useful: boolean; comment: string; at: string; effect: string | null;
}
export interface Alert {
  id: string; fingerprint: string; dedupRule: string; resourceId: string; signal: string; seriesKey: string | null;
  source: 'metric' | 'log' | 'forecast' | 'foreign'; kind: string; direction: 'up' | 'down' | 'none'; severity: number; title: string;
  startsAt: string; lastAt: string; endsAt: string | null; occurrences: number; anomalyIds: string[]; anomaly: Anomaly | null;
}
export interface Anomaly {
  id: string; seriesKey: string; resourceId: string; metric: string; dimensions: string; unit: string | null; kind: string; direction: string; phase: string;
  since: string; at: string; observed: number; expected: number; lower: number; upper: number; score: number; severity: number; explanation: string;
}
export interface GroupReason { rule: string; score: number; link: string; ruleVersion: string }
export interface Cause {
  rank: number; resourceId: string; kind: string; metric: string | null; score: number; confidence: number; title: string;
  contributions: { component: string; weight: number; evidenceIds: string[] }[];
}

/** GET /api/incidents/{id}/evidence -> Evidence[] */
export interface Evidence {
  id: string; kind: 'series' | 'log' | 'change' | 'edge' | 'forecast' | 'reference' | 'verification'; resourceId: string; text: string;
  signal: string | null; seriesKey: string | null; from: string | null; to: string | null; values: Record<string, number>; link: string | null;
}

/** GET /api/incidents/{id}/timeline -> TimelineEntry[], oldest first */
export interface TimelineEntry {
  at: string; kind: string;   // alert, incident, diagnosis, plan, policy, approval, action, verification, notification, change, operator
  title: string; text: string; actor: string | null; evidenceIds: string[];
}

export interface RemediationPlan {
  id: string; incidentId: string; attempt: number;
  action: PlannedAction; rollback: PlannedAction | null; risk: 'low' | 'medium' | 'high'; reason: string; evidenceIds: string[];
  changes: { field: string; before: string; after: string }[];
  blastRadius: { targets: number; outOf: number; percent: number };
  verification: { seriesKey: string; resourceId: string; metric: string; goodSamples: number; within: string };
  policyVersion: string; hash: string;
}
export interface PlannedAction { actionId: string; targetId: string; parameters: Record<string, string> }
export interface PolicyDecision {
  outcome: 'auto' | 'approval' | 'forbid'; approvalsNeeded: number; policyVersion: string;
  log: { rule: string; outcome: string; reason: string }[];
}

/** GET /api/approvals?status=pending -> {items}; GET /api/approvals/{id} (never changes anything) */
export interface Approval {
  id: string; incidentId: string; plan: RemediationPlan; policy: PolicyDecision; status: ApprovalStatus; requestedBy: string;
  requestedAt: string; expiresAt: string; votes: { actor: string; displayName: string; identitySource: string; approve: boolean; reason: string; at: string }[];
}
/** POST /api/approvals/{id}/decision; problem details with status 409 (already decided), 410 (expired), 412 (plan changed), 403 (not allowed) */
export interface DecisionRequest { decision: 'approve' | 'reject'; reason: string; planHash: string; token?: string }

/** GET /api/series?resourceId=&metric=&from=&to= (or ?key=) */
export interface SeriesResponse {
  key: string; resourceId: string; metric: string; dimensions: string; unit: string | null;
  points: { time: string; value: number; expected: number; lower: number; upper: number; score: number }[];
  anomalies: Anomaly[];
}

export type LogLevel = 'unknown' | 'verbose' | 'information' | 'warning' | 'error' | 'critical';
/** GET /api/incidents/{id}/logs: what is new or different in the logs since it began, most telling first */
export interface IncidentLogs {
  incidentId: string; baselineFrom: string; since: string; until: string; change: { id: string; title: string; at: string } | null; items: LogDifference[];
}
export interface LogDifference {
  templateId: string; resourceId: string; category: string; template: string; level: LogLevel; change: 'new' | 'more' | 'fewer' | 'gone';
  before: number; after: number;   // lines per minute
  countBefore: number; countAfter: number; firstSeen: string; lastSeen: string; examples: string[]; text: string;
}
/** GET /api/logs/templates?resourceId=&cursor= -> Page<LogTemplate> */
export interface LogTemplate {
  id: string; resourceId: string; category: string; template: string; level: LogLevel; count: number; firstSeen: string; lastSeen: string; examples: string[];
}
/** GET /api/logs/templates/{id}?resourceId=&from=&to= */
export interface LogTemplateDetail {
  id: string; template: string; level: LogLevel; aliases: string[]; examples: string[];
  streams: { key: string; resourceId: string; category: string; count: number; firstSeen: string; lastSeen: string }[];
  from: string; to: string; stepSeconds: number; points: { time: string; count: number }[]; anomalies: Anomaly[];
}

/** GET /api/topology?incident= */
export interface Topology {
  nodes: { resourceId: string; name: string; type: string; health: 'healthy' | 'affected' | 'cause' | 'unknown' }[];
  edges: { from: string; to: string; kind: string; source: string; confidence: number }[];
}

/** GET /api/stats */
export interface Stats {
  signals: number; rejects: number; deadLetters: number; anomalies: number; alerts: number; incidents: number; openIncidents: number; awaitingApproval: number;
  noiseReduction: number | null;   // 1 - incidents / anomalies
  meanTimeToDetectSeconds: number | null; meanTimeToAcknowledgeSeconds: number | null; meanTimeToResolveSeconds: number | null;
  ingestLagSeconds: { p50: number; p95: number } | null;
  lagBySource?: { source: string; signals: number; lastSeconds: number; meanSeconds: number; maxSeconds: number }[]; late?: number; duplicates?: number; series: number; rejectsByKind: Record<string, number>;
  queues?: { name: string; waiting: number }[];
  approvals?: { pending: number; approved: number; rejected: number; expired: number; withdrawn: number; medianWaitSeconds: number | null };
  model?: { name: string; tokensToday: number; tokensPerDay: number; costTodayUsd: number | null };
  learning?: { feedback: { about: string; useful: number; notUseful: number }[] };
  forecast?: { series: number; scored: number; coverage80: number | null; openWarnings: number; hits: number; falseWarnings: number; missed: number };
  logs?: { lines: number; duplicates: number; templates: number; streams: number; dropped: number };
}

/** GET /api/deadletters -> {items, cursor}; POST /api/deadletters/{id}/replay */
export interface DeadLetter { id: string; at: string; kind: string; reason: string; offset: number; source: string; preview: string; size: number; replayedAt: string | null }

/** GET /api/audit?incident= -> AuditRow[] */
export interface AuditRow { sequence: number; at: string; incidentId: string; action: string; actor: string; identitySource: string; detail: string; planHash: string | null; policyVersion: string | null; evidenceIds: string[]; previousHash: string; hash: string }

/** GET /api/workflows?state= -> {items} */
export interface WorkflowRow {
  id: string; workflow: string; version: string; state: string; status: string; createdAt: string; updatedAt: string; error: string | null; waitsFor?: string[];
}

/** RFC 9457 problem details of every error. */
export interface Problem { type: string; title: string; status: number; detail: string; [extension: string]: unknown }

/** GET /api/live: server-sent events "incident" {id, status}, "approval" {id, status}, "stats" {}, "hello" {now}. They say what changed; read the rest over HTTP. */
