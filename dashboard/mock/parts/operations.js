// Planned work, emergency reviews, the kill switch, readiness, settings, splitting and merging, and what was seen before.
import { resources } from '../estate.js';
import { problem } from '../world.js';

const iso = (ms) => new Date(ms).toISOString();

export const get = {
  '/api/maintenance': (world) => [200, { items: world.works, configured: [] }],
  '/api/reviews': (world) => [200, { items: world.reviews }],
  '/api/killswitch': (world) => [200, world.killSwitch],
  '/readyz': (world) => [
    200,
    {
      status: 'ready',
      dependencies: [
        { name: 'storage', ready: true, detail: 'answers' },
        { name: 'signals', ready: true, detail: `${world.empty ? 0 : 12} messages wait` },
        { name: 'workflows', ready: true, detail: 'takes steps' },
      ],
    },
  ],
  '/api/settings': () => [
    200,
    {
      version: '0.1.0',
      host: 'mock',
      groups: [
        {
          name: 'AIOps:Detect',
          description: 'How metric series are watched.',
          options: [
            setting('AIOps:Detect:DeviationScale', '1', true, 'How many times the usual band. Default 1, 0.1 to 10.'),
            setting('AIOps:Detect:BreachSamples', '3', false, 'Samples outside the band that open an anomaly. Default 2, 1 to 32.'),
          ],
        },
        {
          name: 'AIOps:Model',
          description: 'Which model to ask.',
          options: [setting('AIOps:Model:ApiKey', 'not set', true, "Key, by reference; empty = the host's identity.")],
        },
      ],
    },
  ],
  '/api/incidents/:id/similar': (world, _, id) => {
    const story = world.story(id);
    if (!story) return problem(404, 'No such incident', '');
    const past = world.stories.filter((s) => s.detail.status === 'resolved' && s.detail.id !== id).slice(0, 2);
    return [
      200,
      {
        incidents: past.map(({ detail }, i) => ({
          id: detail.id,
          title: detail.title,
          resolvedAt: detail.resolvedAt,
          cause: detail.causes[0]?.title ?? null,
          resolution: detail.resolution ?? '',
          score: 0.83 - i * 0.2,
          why: 'same metric, same resource type',
        })),
        runbooks: [{ path: 'runbooks/scale-set.md', title: 'Scale sets', section: 'One instance is hot', score: 0.5, link: null }],
      },
    ];
  },
};

const setting = (name, value, isDefault, description) => ({ name, value, isDefault, description });

export const post = {
  '/api/maintenance': (world, note) => {
    if (!note.reason?.trim()) return problem(400, "'reason' is not valid", 'Say in a few words what is done.');
    const work = { id: `pw-${world.works.length + 1}`, ...note, createdBy: world.me.displayName, createdAt: iso(world.now()), endedBy: null };
    world.works = [work, ...world.works];
    return [201, work];
  },
  '/api/maintenance/:id/end': (world, _, id) => {
    const work = world.works.find((one) => one.id === id);
    if (!work) return problem(404, 'No such planned work', '');
    Object.assign(work, { to: iso(world.now()), endedBy: world.me.displayName });
    return [200, work];
  },
  '/api/reviews/:id': (world, { justified, comment }, id) => {
    const review = world.reviews.find((one) => one.id === id);
    if (!review) return problem(404, 'No such review', '');
    Object.assign(review, { justified, comment, reviewedBy: world.me.displayName, reviewedAt: iso(world.now()) });
    return [200, review];
  },
  '/api/incidents/:id/split': (world, { alertIds }, id) => {
    const story = world.story(id);
    if (!story) return problem(404, 'No such incident', '');
    const moved = story.detail.alerts.filter((a) => alertIds.includes(a.alert.id));
    const newId = `${id}-s`;
    const left = story.detail.alerts.filter((a) => !moved.includes(a));
    const fresh = {
      ...story.detail,
      id: newId,
      title: moved[0].alert.title,
      status: 'open',
      alerts: moved,
      plan: null,
      approval: null,
      splitFrom: id,
    };
    world.stories = [{ ...story, detail: fresh, timeline: [], faults: [] }, ...world.stories];
    world.change(story, { alerts: left });
    return [200, { newIncidentId: newId }];
  },
  '/api/incidents/:id/merge': (world, { incidentId }, id) => {
    const [into, gone] = [world.story(id), world.story(incidentId)];
    if (!into || !gone) return problem(404, 'No such incident', '');
    world.change(into, { alerts: [...into.detail.alerts, ...gone.detail.alerts] });
    world.change(gone, { status: 'resolved', mergedInto: id, resolvedAt: iso(world.now()), resolution: `Merged into ${id}` });
    return [200, { incidentId: id }];
  },
};

export const put = {
  '/api/killswitch': (world, { on, reason }) => {
    world.killSwitch = { on, actor: world.me.displayName, at: iso(world.now()), reason };
    return [200, world.killSwitch];
  },
};

/** What a fresh world holds of all that. */
export const fresh = (now, empty) => ({
  killSwitch: { on: false, actor: '', at: iso(0), reason: '' },
  works: empty
    ? []
    : [
        {
          id: 'pw-0',
          name: 'Patch window, file server',
          resourcePrefix: resources.files,
          from: iso(now - 20 * 60_000),
          to: iso(now + 40 * 60_000),
          reason: 'Monthly patches and one restart',
          createdBy: 'Mira Okafor',
          createdAt: iso(now - 3_600_000),
          endedBy: null,
        },
      ],
  reviews: empty
    ? []
    : [
        {
          id: 'apr-alone1',
          incidentId: 'inc-b7702a15',
          actionId: 'vm.restart',
          targetId: resources.files,
          decidedBy: 'mira',
          decidedByName: 'Mira Okafor',
          reason: 'Checkout is down and nobody else answers',
          decidedAt: iso(now - 5 * 3_600_000),
          approvalsNeeded: 2,
          justified: null,
          reviewedBy: null,
          comment: null,
          reviewedAt: null,
        },
      ],
});
