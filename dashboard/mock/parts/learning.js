// Thumbs, the challenger and drift.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { problem } from '../world.js';

const iso = (ms) => new Date(ms).toISOString();
const counts = (world) =>
  ['incident', 'cause', 'summary', 'alert'].map((about) => ({
    about,
    useful: world.feedback.filter((t) => t.about === about && t.useful).length,
    notUseful: world.feedback.filter((t) => t.about === about && !t.useful).length,
  }));

export const get = {
  '/api/learning': (world) => [200, { feedback: counts(world), shadow: world.empty ? null : shadow(world), drift: drift(world) }],
};

export const post = {
  '/api/incidents/:id/feedback/undo': (world, { about, alertId = null }, id) => thumbs(world, id, about, alertId, (all) => all),
  '/api/incidents/:id/feedback': (world, { about, alertId = null, useful }, id) =>
    thumbs(world, id, about, alertId, (all) => [
      ...all,
      {
        actor: world.me.name,
        about,
        alertId,
        useful,
        comment: '',
        at: iso(world.now()),
        effect: about === 'alert' ? `Noted: ${useful ? 'a little more' : 'less'} sensitive for this series from now on.` : null,
      },
    ]),
};

function thumbs(world, id, about, alertId, change) {
  const story = world.story(id);
  if (!story) return problem(404, 'No such incident', '');
  const others = (list) => list.filter((t) => t.about !== about || (t.alertId ?? null) !== alertId);
  story.detail.feedback = change(others(story.detail.feedback ?? []));
  world.feedback = world.stories.flatMap((s) => s.detail.feedback ?? []);
  return [200, { items: story.detail.feedback }];
}

function shadow(world) {
  const opening = (resource, metric, hours, text) => ({
    live: true,
    seriesKey: keyOf(resource, metric),
    resourceId: resources[resource],
    metric,
    since: iso(world.now() - hours * 3_600_000),
    at: iso(world.now() - hours * 3_600_000 + 120_000),
    text,
  });
  return {
    challenger: { id: '9f3c01ab', differences: [{ option: 'DeviationScale', live: '1', challenger: '1.3' }] },
    since: iso(world.now() - 6 * 86_400_000),
    seriesPercent: 25,
    series: 104,
    live: 12,
    shadow: 8,
    both: 7,
    earlierSeconds: -42,
    noiseEnded: 3,
    catchesLost: 0,
    onlyLive: [
      opening('gateway', 'TotalRequests', 9, 'TotalRequests is 6,400, expected 4,100 (3,600 to 4,700)'),
      opening('sql', 'dtu_consumption_percent', 31, 'dtu_consumption_percent is 52, expected 33 (26 to 41)'),
    ],
    onlyShadow: [{ ...opening('web', 'Http5xx', 50, 'Http5xx is 9, expected 2 (0 to 6)'), live: false }],
    text: 'A switch would end 5 of 12 alerts (3 called noise, 0 called useful) and add 1.',
  };
}

function drift(world) {
  const items = world.empty
    ? []
    : [
        item('gateway', 'TotalRequests', 'values', 1.31, 'The usual value went from 4200 to 5100; the band has followed.'),
        item('sql', 'dtu_consumption_percent', 'band-misses', 0.62, '14 % of the values lie outside the expected band, 1 % did before.'),
      ];
  return { at: iso(world.now() - 240_000), series: world.empty ? 0 : 42, measured: world.empty ? 0 : 39, drifted: items.length, items };
}

function item(resource, metric, kind, index, text) {
  const reading = { index, medianBefore: 1, medianNow: 1, outsideBefore: 0.01, outsideNow: 0.14, rateChange: 0, kind, text };
  return { key: keyOf(resource, metric), resourceId: resources[resource], metric, dimensions: '', unit: null, reading };
}
