// The state behind the mock API: a clock that runs faster, incidents, approvals, and what happens after an approval.
import { Audit } from './audit.js';
import { fresh } from './parts/operations.js';
import { stepsAfterApproval } from './remediation.js';
import { others } from './stories/others.js';
import { iso, moment, summaryOf } from './stories/parts.js';
import { past } from './stories/past.js';
import { id as runawayId, runaway } from './stories/runaway.js';

const me = { name: 'local', displayName: 'You (local session)', source: 'local-session' };

export class World {
  constructor({ speed, incidents, empty, pace }) {
    this.speed = speed;
    this.pace = pace;
    this.steps = [];
    this.feedback = [];
    this.started = Date.now();
    this.me = me;
    this.canApprove = true;
    this.empty = empty;
    this.audit = new Audit();
    this.listeners = new Set();
    Object.assign(this, fresh(this.started, empty));
    this.deadLetters = deadLetters(this.started);
    this.stories = empty
      ? []
      : [runaway(this.started), ...others(this.started), ...past(this.started, incidents)].sort((a, b) =>
          b.detail.startedAt.localeCompare(a.detail.startedAt),
        );
    for (const { detail } of this.stories) {
      if (!detail.approval) continue;
      this.audit.add(
        detail.approval.requestedAt,
        detail.id,
        'approval-requested',
        'aiops',
        'workflow',
        detail.plan.reason,
        detail.plan,
        detail.plan.evidenceIds,
      );
      for (const vote of detail.approval.votes)
        this.audit.add(vote.at, detail.id, 'approval-given', vote.displayName, vote.identitySource, vote.reason, detail.plan);
    }
  }

  now() {
    return this.started + (Date.now() - this.started) * this.speed;
  }

  story(id) {
    return this.stories.find((s) => s.detail.id === id);
  }

  summaries() {
    return this.stories.map((s) => summaryOf(s.detail));
  }

  approvals() {
    for (const { detail } of this.stories)
      if (detail.approval?.status === 'pending' && Date.parse(detail.approval.expiresAt) < this.now()) detail.approval.status = 'expired';
    return this.stories.map((s) => s.detail.approval).filter((a) => a !== null);
  }

  faults() {
    return this.stories.flatMap((s) => s.faults);
  }

  emit(event, data) {
    for (const listener of this.listeners) listener(event, data);
  }

  change(story, patch, entry) {
    const at = iso(this.now());
    Object.assign(story.detail, patch, { updatedAt: at });
    if (entry) story.timeline.push({ ...entry, at });
    this.emit('incident', { id: story.detail.id, status: story.detail.status });
    this.emit('stats', {});
  }

  /** Returns [status, body] like the product does. */
  decide(id, { decision, reason, planHash }) {
    const story = this.stories.find((s) => s.detail.approval?.id === id);
    if (!story) return problem(404, 'No such approval', '');
    this.approvals();
    const { approval, plan } = story.detail;
    const last = approval.votes.at(-1);
    if (!reason?.trim()) return problem(400, 'A reason is needed', 'The field "reason" is empty.');
    if (approval.status === 'expired') return problem(410, 'Expired', `The approval expired at ${approval.expiresAt}.`);
    if (approval.status !== 'pending')
      return problem(409, 'Already decided', `${last?.displayName ?? 'Somebody'} decided at ${last?.at}.`, { decidedBy: last?.displayName });
    if (planHash !== plan.hash) return problem(412, 'Plan changed', 'The plan that you saw is not the current one.');
    if (plan.risk === 'high')
      return problem(403, 'Not allowed', 'This plan was requested from your session, and the requester may not approve it (four eyes).');
    const approve = decision === 'approve';
    approval.votes.push({ actor: me.name, displayName: me.displayName, identitySource: me.source, approve, reason, at: iso(this.now()) });
    approval.status = approve ? 'approved' : 'rejected';
    this.audit.add(
      iso(this.now()),
      story.detail.id,
      approve ? 'approval-given' : 'approval-denied',
      me.displayName,
      me.source,
      reason,
      plan,
      plan.evidenceIds,
    );
    this.emit('approval', { id, status: approval.status });
    if (approve) this.run(story);
    else this.change(story, { status: 'escalated', resolution: null }, moment(0, 'approval', 'Rejected', reason, me.displayName));
    return [200, approval];
  }

  /** With a pace (ms) the steps after an approval follow by themselves; without one a test takes them with `step()`. */
  run(story) {
    this.steps = stepsAfterApproval(this, story);
    this.step();
    if (this.pace === null) return;
    const timer = setInterval(() => (this.step() ? undefined : clearInterval(timer)), this.pace);
    timer.unref();
  }

  step() {
    const next = this.steps.shift();
    next?.();
    return next !== undefined;
  }
}

export { runawayId };

export function problem(status, title, detail, more = {}) {
  return [status, { type: `https://aiops.invalid/problems/${status}`, title, status, detail, ...more }];
}

function deadLetters(now) {
  const bodies = [
    ['poison', 'Not JSON: unexpected end of data at byte 212', '{"records":[{"time":"2026-11-22T08:41:00Z","resourceId":"/SUBSCRIPTIONS/5F1C'],
    ['unknown-shape', 'No decoder knows a record with the fields id, kind, blob', '{"id":7,"kind":"custom","blob":"…"}'],
    ['value-out-of-range', 'Percentage CPU is 412, allowed is 0 to 100', '{"metricName":"Percentage CPU","average":412}'],
  ];
  return Array.from({ length: 23 }, (_, i) => {
    const [kind, reason, preview] = bodies[i % bodies.length];
    return {
      id: `dl-${1000 + i}`,
      at: iso(now - (i * 47 + 3) * 60_000),
      kind,
      reason,
      offset: 88_120 - i * 13,
      source: 'telemetry/partition-1',
      preview,
      size: 212 + i * 31,
      replayedAt: i === 4 ? iso(now - 600_000) : null,
    };
  });
}
