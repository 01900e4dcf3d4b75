// Deterministic series: a daily shape, a little noise, and faults that come and go.
import { createHash } from 'node:crypto';
import { resources } from './estate.js';

const minute = 60_000;
const day = 1440 * minute;

export const keyOf = (resource, metric) => createHash('md5').update(`${resources[resource]}|${metric}`).digest('hex');

const defined = [
  ['api2', 'Percentage CPU', 'Percent', 38, 12, 2.2],
  ['api1', 'Percentage CPU', 'Percent', 37, 12, 2.2],
  ['api0', 'Percentage CPU', 'Percent', 39, 12, 2.2],
  ['web', 'HttpResponseTime', 'Seconds', 0.21, 0.05, 0.012],
  ['gateway', 'BackendLastByteResponseTime', 'MilliSeconds', 240, 60, 14],
  ['web', 'Http5xx', 'Count', 2, 1, 0.9],
  ['sql', 'dtu_consumption_percent', 'Percent', 31, 9, 2.4],
  ['files', 'Data Disk Used Percentage', 'Percent', 61, 0.4, 0.15],
  ['gateway', 'TotalRequests', 'Count', 4200, 1900, 120],
].map(([resource, metric, unit, level, swing, noise]) => ({ key: keyOf(resource, metric), resource, metric, unit, level, swing, noise }));

function hash01(text) {
  return createHash('md5').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/** `faults`: [{key, from, to (or null), add, ramp}] in ms; a fault climbs over `ramp` and goes away twice as fast. */
function faultAt(faults, key, at) {
  let sum = 0;
  for (const f of faults) {
    if (f.key !== key || at < f.from) continue;
    const up = Math.min(1, (at - f.from) / f.ramp);
    const down = f.to !== null && at > f.to ? Math.max(0, 1 - (at - f.to) / (f.ramp / 2)) : 1;
    sum += f.add * up * down;
  }
  return sum;
}

export function find({ key, resourceId, metric }) {
  return defined.find((d) => d.key === key || (resources[d.resource] === resourceId && (!metric || d.metric === metric)));
}

export function catalogue() {
  return defined.map((d) => ({ key: d.key, resourceId: resources[d.resource], metric: d.metric, dimensions: '', unit: d.unit }));
}

export function read(definition, from, to, faults, anomalies) {
  const span = to - from;
  const step = span <= 12 * 60 * minute ? minute : span <= 2 * day ? 5 * minute : 15 * minute;
  const points = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const expected = definition.level + definition.swing * Math.sin((2 * Math.PI * (at % day)) / day - 2);
    const wobble = (hash01(`${definition.key}${at}`) + hash01(`b${definition.key}${at}`) - 1) * definition.noise * 2;
    const half = definition.noise * 2.6 + Math.abs(expected) * 0.02;
    const raw = expected + wobble + faultAt(faults, definition.key, at);
    const value = definition.unit === 'Percent' ? Math.min(99.4, Math.max(0, raw)) : Math.max(0, raw);
    points.push({
      time: new Date(at).toISOString(),
      value: round(value),
      expected: round(expected),
      lower: round(Math.max(0, expected - half)),
      upper: round(expected + half),
      score: Math.min(1, round(Math.abs(value - expected) / (half * 6))),
    });
  }
  const current = Date.now() - to < 3_600_000 * 6;
  const forecast =
    current && definition.metric.includes('Disk')
      ? Array.from({ length: 24 }, (_, i) => {
          const last = points.at(-1)?.value ?? definition.level;
          return {
            time: new Date(to + (i + 1) * 30 * minute).toISOString(),
            value: round(last + i * 0.4),
            lower: round(last + i * 0.25),
            upper: round(last + i * 0.6),
          };
        })
      : undefined;
  return {
    key: definition.key,
    resourceId: resources[definition.resource],
    metric: definition.metric,
    dimensions: '',
    unit: definition.unit,
    points,
    anomalies,
    ...(forecast ? { forecast, outlook: outlookOf(forecast) } : {}),
  };
}

/** A disk that fills: when, in words and times. */
function outlookOf(forecast) {
  const at = (hours) => new Date(Date.parse(forecast[0].time) + hours * 3_600_000).toISOString();
  return {
    madeAt: forecast[0].time,
    current: forecast[0].value,
    limit: 100,
    limitKind: 'exhaustion',
    direction: 'up',
    reachesAt: at(31),
    earliest: at(22),
    latest: at(44),
    horizonSeconds: 86_400,
    warning: { id: 'f-1', since: forecast[0].time },
    text: 'will be full in 31 h (22-44 h)',
  };
}

function round(n) {
  return Math.round(n * 1000) / 1000;
}
