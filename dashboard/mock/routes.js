// GET and POST of the API, by path. Every handler returns [status, body].
import * as learning from './parts/learning.js';
import * as logs from './parts/logs.js';
import * as operations from './parts/operations.js';
import * as slo from './parts/slo.js';
import { topology } from './estate.js';
import { catalogue, find, read } from './series.js';
import { summaryOf } from './stories/parts.js';
import { problem } from './world.js';

const pageSize = 50;

function page(all, cursor) {
  const from = Number(cursor ?? 0);
  return { items: all.slice(from, from + pageSize), cursor: from + pageSize < all.length ? String(from + pageSize) : null };
}

const ownGet = {
  '/api/session': (world) => [
    200,
    {
      ...world.me,
      csrfToken: world.csrf,
      canApprove: world.canApprove,
      demo: { enabled: true, speed: world.speed },
      now: new Date(world.now()).toISOString(),
    },
  ],
  '/api/incidents': (world, q) => {
    const status = q.get('status');
    const severity = q.get('severity');
    return [
      200,
      page(
        world.summaries().filter((i) => (!status || i.status === status) && (!severity || i.severity === Number(severity))),
        q.get('cursor'),
      ),
    ];
  },
  '/api/incidents/:id': (world, _, id) => of(world, id, (s) => ({ ...s.detail, ...summaryOf(s.detail) })),
  '/api/incidents/:id/evidence': (world, _, id) => of(world, id, (s) => s.evidence),
  '/api/incidents/:id/timeline': (world, _, id) => of(world, id, (s) => s.timeline),
  '/api/approvals': (world, q) => [200, { items: world.approvals().filter((a) => !q.get('status') || a.status === q.get('status')) }],
  '/api/approvals/:id': (world, _, id) => one(world.approvals().find((a) => a.id === id)),
  '/api/series': (world, q) => {
    const definition = find({ key: q.get('key'), resourceId: q.get('resourceId'), metric: q.get('metric') });
    if (!definition) return problem(404, 'No such series', 'Nothing has been measured under this key.');
    const to = Math.min(Date.parse(q.get('to') ?? '') || world.now(), world.now());
    const from = Date.parse(q.get('from') ?? '') || to - 6 * 3_600_000;
    const anomalies = world.stories
      .flatMap((s) => s.detail.alerts)
      .map((a) => a.alert.anomaly)
      .filter((a) => a && a.seriesKey === definition.key);
    return [200, read(definition, from, to, world.faults(), anomalies)];
  },
  '/api/series/list': (world, q) => [200, { items: catalogue().filter((s) => s.resourceId === q.get('resourceId')) }],
  '/api/deadletters/:id': (world, _, id) => one(deadLetter(world, id)),
  '/api/audit/check': (world) => [200, world.audit.check()],
  '/api/topology': (world, q) => {
    const id = q.get('incident');
    if (!id) return [200, unjudged(topology())];
    const story = world.story(id);
    return [
      200,
      story
        ? topology(
            story.health,
            Object.keys(story.health).includes('disk') ? ['web', 'files', 'disk'] : ['gateway', 'web', 'api', 'api0', 'api1', 'api2', 'sql'],
          )
        : topology(),
    ];
  },
  '/api/stats': (world) => {
    const open = world.summaries().filter((i) => i.status !== 'resolved');
    return [
      200,
      {
        signals: 1_284_330,
        rejects: 41,
        deadLetters: world.deadLetters.length,
        anomalies: 912,
        alerts: 188,
        incidents: world.stories.length,
        openIncidents: open.length,
        awaitingApproval: open.filter((i) => i.status === 'awaiting-approval').length,
        noiseReduction: 1 - world.stories.length / 912,
        meanTimeToDetectSeconds: 74,
        meanTimeToAcknowledgeSeconds: 310,
        meanTimeToResolveSeconds: 1260,
        ingestLagSeconds: { p50: 4.2, p95: 171 },
        series: 412,
        queues: [{ name: 'signals', waiting: 12 }],
        approvals: { pending: 3, approved: 11, rejected: 2, expired: 1, withdrawn: 1, medianWaitSeconds: 190 },
        model: { name: 'gpt-shop', tokensToday: 18_400, tokensPerDay: 500_000, costTodayUsd: 0.06 },
        rejectsByKind: { poison: 9, 'unknown-shape': 21, 'value-out-of-range': 11 },
      },
    ];
  },
  '/api/deadletters': (world, q) => [200, page(world.deadLetters, q.get('cursor'))],
  '/api/audit': (world, q) => [200, world.audit.of(q.get('incident'))],
  '/api/workflows': (world, q) => [200, { items: workflows(world).filter((w) => !q.get('state') || w.state === q.get('state')) }],
};

const ownPost = {
  '/api/workflows/:id/suspend': (world, body, id) => command(world, body, id, 'suspended'),
  '/api/workflows/:id/resume': (world, body, id) => command(world, body, id, 'running'),
  '/api/workflows/:id/terminate': (world, body, id) => command(world, body, id, 'terminated'),
  '/api/workflows/:id/purge': (world, body, id) => command(world, body, id, null),
  '/api/approvals/:id/decision': (world, body, id) => world.decide(id, body),
  '/api/incidents/:id/acknowledge': (world, _, id) =>
    of(world, id, (s) => {
      world.change(s, { acknowledgedBy: world.me.displayName });
      return s.detail;
    }),
  '/api/incidents/:id/resolve': (world, { reason }, id) =>
    of(world, id, (s) => {
      world.change(s, { status: 'resolved', resolvedAt: new Date(world.now()).toISOString(), resolution: reason });
      return s.detail;
    }),
  '/api/deadletters/:id/replay': (world, _, id) => {
    const letter = world.deadLetters.find((d) => d.id === id);
    if (!letter) return problem(404, 'No such dead letter', '');
    if (letter.kind === 'poison') return [200, { accepted: 0, rejected: 1, deadLetterIds: [`${id}-again`] }];
    letter.replayedAt = new Date(world.now()).toISOString();
    return [200, { accepted: 1, rejected: 0, deadLetterIds: [] }];
  },
};

export const get = { ...ownGet, ...slo.get, ...logs.get, ...learning.get, ...operations.get };
export const post = { ...ownPost, ...learning.post, ...operations.post };
export const put = operations.put;

function workflows(world) {
  return world.stories
    .filter((s) => s.detail.workflow)
    .map(({ detail: d }) => ({
      id: d.workflow.id,
      workflow: 'Incident',
      version: '1.2',
      state: d.workflow.state,
      status: d.workflow.status,
      createdAt: d.openedAt,
      updatedAt: d.updatedAt,
      error: null,
      waitsFor: d.approval?.status === 'pending' ? ['event IncidentSignal', `workflow Approval approval-${d.approval.id}`] : [],
    }));
}

function command(world, { reason }, id, state) {
  const story = world.stories.find((s) => s.detail.workflow?.id === id);
  if (!story) return problem(404, 'No such workflow', '');
  if (!reason?.trim()) return problem(400, "'reason' is not valid", 'Say why.');
  world.commands = [...(world.commands ?? []), { id, state, reason }];
  const { workflow } = story.detail;
  world.change(story, { workflow: state && { ...workflow, state, status: `${state}: ${reason}` } });
  return [202, { id, state }];
}

function of(world, id, pick) {
  const story = world.story(id);
  return story ? [200, pick(story)] : problem(404, 'No such incident', `No incident has the id "${id}".`);
}

/** Without an incident the product says nothing of a node's health. */
function unjudged(graph) {
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, health: 'unknown' })) };
}

function deadLetter(world, id) {
  const letter = world.deadLetters.find((d) => d.id === id);
  return letter && { letter, raw: `${letter.preview} … (${letter.size} bytes)` };
}

function one(value) {
  return value ? [200, value] : problem(404, 'Not found', '');
}
