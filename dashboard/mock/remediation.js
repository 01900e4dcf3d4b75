// What happens after an approval: the action runs, the signal is watched, the incident ends.
import { iso, moment } from './stories/parts.js';

export function stepsAfterApproval(world, story) {
  const { id, plan, approval } = story.detail;
  const record = (action, detail, evidenceIds = []) => world.audit.add(iso(world.now()), id, action, 'aiops', 'workflow', detail, plan, evidenceIds);
  const watching = (good) => ({ state: 'waiting', text: `${good} of ${plan.verification.goodSamples} good samples so far.`, evidenceId: null });
  const vote = approval.votes.at(-1);
  return [
    () => world.change(story, { status: 'remediating' }, moment(0, 'approval', 'Approved', vote.reason, vote.displayName)),
    () => {
      for (const fault of story.faults) fault.to = world.now();
      record('action-run', `${plan.action.actionId} ran once`);
      world.change(story, { status: 'verifying', verification: watching(0) }, moment(0, 'action', 'Instances restarted', 'ran once, 38 s'));
    },
    () => world.change(story, { verification: watching(3) }),
    () => {
      story.evidence.push(proof(story, world.now()));
      record('verified', '5 of 5 good samples', ['E8']);
      for (const { alert } of story.detail.alerts) alert.endsAt = iso(world.now());
      story.health = {};
      world.change(story, ended(id, world.now()), moment(0, 'verification', 'Passed: 5 of 5 good samples', '', null, ['E8']));
    },
  ];
}

function proof({ detail }, now) {
  const { metric, resourceId, seriesKey } = detail.plan.verification;
  return {
    id: 'E8',
    kind: 'verification',
    resourceId,
    text: `${metric} is back in its band: 5 of 5 good samples.`,
    signal: metric,
    seriesKey,
    from: detail.startedAt,
    to: iso(now),
    values: { good: 5, needed: 5 },
    link: null,
  };
}

function ended(id, now) {
  return {
    status: 'resolved',
    resolvedAt: iso(now),
    resolution: 'Restarting instance 2 brought its CPU back into its band.',
    verification: { state: 'passed', text: '5 of 5 good samples inside the band.', evidenceId: 'E8' },
    workflow: { id: `wf-${id}`, state: 'completed', status: 'resolved' },
  };
}
