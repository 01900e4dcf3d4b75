// The state behind the mock API: a clock that runs faster, incidents, approvals, and what happens after an approval.
import { Audit } from './audit.js';
import { others } from './stories/others.js';
import { iso, moment, summaryOf } from './stories/parts.js';
import { past } from './stories/past.js';
import { id as runawayId, runaway } from './stories/runaway.js';

const me = { name: 'local', displayName: 'You (local session)', source: 'local-session' };

export class World {
  constructor({ speed, incidents, empty, pace }) {
    this.speed = speed;
    this.pace = pace;
    this.started = Date.now();
    this.me = me;
    this.canApprove = true;
    this.features = ['settings', 'series-catalogue'];
    this.audit = new Audit();
    this.listeners = new Set();
    this.deadLetters = deadLetters(this.started);
    this.stories = empty ? [] : [runaway(this.started), ...others(this.started), ...past(this.started, incidents)].sort((a, b) => b.detail.startedAt.localeCompare(a.detail.startedAt));
    for (const { detail } of this.stories) {
      if (!detail.approval) continue;
      this.audit.add(detail.approval.requestedAt, detail.id, 'approval-requested', 'aiops', 'workflow', detail.plan.reason, detail.plan, detail.plan.evidenceIds);
      for (const vote of detail.approval.votes) this.audit.add(vote.at, detail.id, 'approval-given', vote.displayName, vote.identitySource, vote.reason, detail.plan);
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
    for (const { detail } of this.stories) if (detail.approval?.status === 'pending' && Date.parse(detail.approval.expiresAt) < this.now()) detail.approval.status = 'expired';
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
    if (approval.status !== 'pending') return problem(409, 'Already decided', `${last?.displayName ?? 'Somebody'} decided at ${last?.at}.`, { decidedBy: last?.displayName });
    if (planHash !== plan.hash) return problem(412, 'Plan changed', 'The plan that you saw is not the current one.');
    if (plan.risk === 'high') return problem(403, 'Not allowed', 'This plan was requested from your session, and the requester may not approve it (four eyes).');
    const approve = decision === 'approve';
    approval.votes.push({ actor: me.name, displayName: me.displayName, identitySource: me.source, approve, reason, at: iso(this.now()) });
    approval.status = approve ? 'approved' : 'rejected';
    this.audit.add(iso(this.now()), story.detail.id, approve ? 'approval-given' : 'approval-denied', me.displayName, me.source, reason, plan, plan.evidenceIds);
    this.emit('approval', { id, status: approval.status });
    if (approve) this.run(story);
    else this.change(story, { status: 'escalated', resolution: null }, moment(0, 'approval', 'Rejected', reason, me.displayName));
    return [200, approval];
  }

  run(story) {
    const { id, plan } = story.detail;
    const later = (step, what) => setTimeout(what, step * this.pace).unref();
    this.change(story, { status: 'remediating' }, moment(0, 'approval', 'Approved', story.detail.approval.votes.at(-1).reason, me.displayName));
    later(1, () => {
      for (const fault of story.faults) fault.to = this.now();
      this.audit.add(iso(this.now()), id, 'action-run', 'aiops', 'workflow', `${plan.action.actionId} ran once`, plan);
      this.change(story, { status: 'verifying', verification: { state: 'waiting', text: `0 of ${plan.verification.goodSamples} good samples so far.`, evidenceId: null } }, moment(0, 'action', 'Instances restarted', 'ran once, 38 s'));
    });
    later(2, () => this.change(story, { verification: { state: 'waiting', text: '3 of 5 good samples so far.', evidenceId: null } }));
    later(3, () => {
      const { verification: rule } = plan;
      story.evidence.push({ id: 'E8', kind: 'verification', resourceId: rule.resourceId, text: `${rule.metric} is back in its band: 5 of 5 good samples.`, signal: rule.metric, seriesKey: rule.seriesKey, from: story.detail.startedAt, to: iso(this.now()), values: { good: 5, needed: 5 }, link: null });
      this.audit.add(iso(this.now()), id, 'verified', 'aiops', 'workflow', '5 of 5 good samples', plan, ['E8']);
      for (const { alert } of story.detail.alerts) alert.endsAt = iso(this.now());
      story.health = {};
      this.change(story, { status: 'resolved', resolvedAt: iso(this.now()), resolution: 'Restarting instance 2 brought its CPU back into its band.', verification: { state: 'passed', text: '5 of 5 good samples inside the band.', evidenceId: 'E8' }, workflow: { id: `wf-${id}`, state: 'completed', status: 'resolved' } },
        moment(0, 'verification', 'Passed: 5 of 5 good samples', '', null, ['E8']));
    });
  }
}

export { runawayId };

export function problem(status, title, detail, more = {}) {
  return [status, { type: `https://aiops.invalid/problems/${status}`, title, status, detail, ...more }];
}

function deadLetters(now) {
  const bodies = [
    ['poison', 'Not JSON: unexpected end of data at byte 212', '{"records":[{"time":"2026-11-22T08:41:00Z","resourceId":"/SUBSCRIPTIONS/5F1C'], ['unknown-shape', 'No decoder knows a record with the fields id, kind, blob', '{"id":7,"kind":"custom","blob":"…"}'],
    ['value-out-of-range', 'Percentage CPU is 412, allowed is 0 to 100', '{"metricName":"Percentage CPU","average":412}'],
  ];
  return Array.from({ length: 23 }, (_, i) => {
    const [kind, reason, preview] = bodies[i % bodies.length];
    return { id: `dl-${1000 + i}`, at: iso(now - (i * 47 + 3) * 60_000), kind, reason, offset: 88_120 - i * 13, source: 'telemetry/partition-1', preview, size: 212 + i * 31, replayedAt: i === 4 ? iso(now - 600_000) : null };
  });
}
