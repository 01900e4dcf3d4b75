// Log templates, their rates, and what is new since the runaway began.
import { resources } from '../estate.js';
import { problem } from '../world.js';

const iso = (ms) => new Date(ms).toISOString();
const defined = [
  ['8c1f0a5b7d3e2f10', 'web', 'AppServiceConsoleLogs', 'Checkout of order <*> failed: upstream answered <*> after <*> ms', 'error', 68, 14],
  ['1b77e02c9af04d55', 'web', 'AppServiceHTTPLogs', 'GET /api/orders/<*> <*> <*> ms', 'information', 184_220, 4_300],
  ['52ce9940b1aa7e03', 'api2', 'Syslog', 'worker <*>: queue length <*>, falling back to slow path', 'warning', 412, 90],
  ['f00d10aa5be7c2d4', 'sql', 'SQLInsights', 'Query <*> waited <*> ms for a lock', 'warning', 37, 1_200],
].map(([id, resource, category, template, level, count, minutes]) => ({ id, resource, category, template, level, count, minutes }));

const line = (world, t) => ({
  id: t.id,
  resourceId: resources[t.resource],
  category: t.category,
  template: t.template,
  level: t.level,
  count: t.count,
  firstSeen: iso(world.now() - t.minutes * 60_000),
  lastSeen: iso(world.now() - 40_000),
  examples: examples(t),
});

const examples = (t) => [t.template.replace('<*>', '4711').replace('<*>', '503').replace('<*>', '1204')];

export const get = {
  '/api/logs/templates': (world, q) => {
    const items = world.empty
      ? []
      : defined.filter((t) => !q.get('resourceId') || resources[t.resource] === q.get('resourceId')).map((t) => line(world, t));
    return [200, { items, cursor: null }];
  },
  '/api/logs/templates/:id': (world, q, id) => {
    const t = defined.find((one) => one.id === id);
    if (!t) return problem(404, 'No such template', `There is no log template with the id '${id}'.`);
    const to = Date.parse(q.get('to') ?? '') || world.now();
    const from = Date.parse(q.get('from') ?? '') || to - 6 * 3_600_000;
    const points = [];
    for (let at = Math.ceil(from / 60_000) * 60_000; at <= to; at += 60_000)
      if (at > world.now() - t.minutes * 60_000) points.push({ time: iso(at), count: 2 + ((at / 60_000) % 7) });
    const { examples: lines, ...rest } = line(world, t);
    return [
      200,
      {
        id,
        template: t.template,
        level: t.level,
        aliases: [],
        examples: lines,
        streams: [{ key: 'a'.repeat(32), ...rest }],
        from: iso(from),
        to: iso(to),
        stepSeconds: 60,
        points,
        anomalies: [],
      },
    ];
  },
  '/api/incidents/:id/logs': (world, _, id) => {
    const story = world.story(id);
    if (!story) return problem(404, 'No such incident', '');
    const since = Date.parse(story.detail.startedAt);
    const items =
      story.detail.status === 'resolved'
        ? []
        : [
            difference(world, defined[0], 'new', 0, 4.9, 'New since it began: 68 error lines in 14 min, none in the 6 h before.'),
            difference(world, defined[2], 'more', 0.2, 6.1, '30 times as often as before.'),
            difference(world, defined[1], 'fewer', 43, 18, 'Less than half as often as before.'),
          ];
    return [
      200,
      {
        incidentId: id,
        baselineFrom: iso(since - 6 * 3_600_000),
        since: iso(since),
        until: iso(world.now()),
        change: { id: 'chg-1', title: 'Deployment of app-shop-web', at: iso(since - 3 * 3_600_000) },
        items,
      },
    ];
  },
};

function difference(world, t, change, before, after, text) {
  const { id, count, ...rest } = line(world, t);
  return { ...rest, templateId: id, change, before, after, countBefore: Math.round(before * 360), countAfter: count, text };
}
