// Objectives of the pretend shop: one burns fast, one is well, one has no data.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { problem } from '../world.js';

const iso = (ms) => new Date(ms).toISOString();
const burn = (rate) => ({ minutes: 60, rate, events: 4200, dataShare: 1 });

const rules = (fast, slow, since) => [
  {
    name: 'fast-burn',
    factor: 14.4,
    long: burn(fast),
    short: burn(fast * 1.1),
    enough: true,
    firingSince: since,
    seriesKey: keyOf('web', 'Http5xx'),
  },
  { name: 'slow-burn', factor: 6, long: burn(slow), short: burn(slow), enough: true, firingSince: null, seriesKey: keyOf('web', 'HttpResponseTime') },
];

export function objectives(world) {
  if (world.empty) return [];
  const now = world.now();
  const base = { windowDays: 30, evaluatedAt: iso(now - 60_000), exhaustedAt: null };
  return [
    {
      ...base,
      name: 'shop-availability',
      description: 'Requests of the shop are answered without a server error',
      kind: 'availability',
      resourceId: resources.web,
      target: 0.999,
      indicator: 'Requests without Http5xx',
      health: 'fast-burn',
      budget: { events: 6_120_000, bad: 3_855, allowed: 6_120, remaining: 0.37 },
      rules: rules(19.6, 4.1, iso(now - 11 * 60_000)),
      exhaustedAt: iso(now + 14 * 3_600_000),
    },
    {
      ...base,
      name: 'shop-latency',
      description: 'The shop answers within 0.6 s on average, minute by minute',
      kind: 'latency',
      resourceId: resources.web,
      target: 0.99,
      indicator: 'minutes with average HttpResponseTime at most 0.6',
      health: 'ok',
      budget: { events: 43_100, bad: 52, allowed: 431, remaining: 0.879 },
      rules: rules(0.4, 0.7, null),
    },
    {
      ...base,
      name: 'orders-database',
      description: 'The order database stays below 90 % of its capacity',
      kind: 'custom',
      resourceId: resources.sql,
      target: 0.995,
      indicator: 'minutes with average dtu_consumption_percent at most 90',
      health: 'no-data',
      budget: { events: 0, bad: 0, allowed: 0, remaining: 1 },
      rules: [],
      evaluatedAt: null,
    },
  ];
}

export const get = {
  '/api/slo': (world) => [200, { items: objectives(world) }],
  '/api/slo/:id': (world, _, name) => {
    const slo = objectives(world).find((one) => one.name === name);
    if (!slo) return problem(404, 'No such objective', `There is no objective with the id '${name}'.`);
    const today = Math.floor(world.now() / 86_400_000) * 86_400_000;
    const days = Array.from({ length: slo.evaluatedAt ? 30 : 0 }, (_, i) => ({
      day: iso(today - (29 - i) * 86_400_000),
      events: 204_000,
      bad: i === 29 ? 2_100 : 60,
      remaining: 1 - (1 - slo.budget.remaining) * (i === 29 ? 1 : (i / 29) * 0.55),
    }));
    return [200, { slo, days }];
  },
};
