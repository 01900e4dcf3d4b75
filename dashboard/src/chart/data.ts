import type { SeriesWithForecast } from '../api/forecast';

type Column = (number | null)[];
export interface ChartData {
  /** x in seconds, then: upper, lower, expected, observed, observed outside the band, forecast upper, lower, value. */
  columns: [number[], Column, Column, Column, Column, Column, Column, Column, Column];
  /** Spans of the anomalies in seconds; an open one ends with the data. */
  spans: { from: number; to: number }[];
}

/** A gap of more than three usual steps is drawn as a gap: lines must not bridge missing data. */
const gapSteps = 3;

export function toChartData(series: SeriesWithForecast): ChartData {
  const x: number[] = [];
  const columns: Column[] = Array.from({ length: 8 }, () => []);
  const push = (at: number, values: (number | null)[]) => {
    x.push(at);
    values.forEach((value, i) => columns[i]?.push(value));
  };
  const times = series.points.map((p) => Date.parse(p.time) / 1000);
  const step = medianStep(times);
  const last = times.at(-1) ?? 0;
  const spans = series.anomalies.map((a) => ({
    from: Date.parse(a.since) / 1000,
    to: a.phase === 'cleared' ? Date.parse(a.at) / 1000 : Math.max(Date.parse(a.at) / 1000, last),
  }));
  series.points.forEach((p, i) => {
    const at = times[i] ?? 0;
    const before = times[i - 1];
    if (before !== undefined && step > 0 && at - before > gapSteps * step)
      push(
        before + step,
        Array.from({ length: 8 }, () => null),
      );
    const outside = (p.value > p.upper || p.value < p.lower) && spans.some((s) => at >= s.from - step && at <= s.to + step);
    push(at, [finite(p.upper), finite(p.lower), finite(p.expected), finite(p.value), outside ? p.value : null, null, null, null]);
  });
  const until = drawnUntil(series, times[0] ?? last, last);
  const ahead = (series.forecast ?? []).filter((f) => Date.parse(f.time) / 1000 <= until);
  const newest = series.points.at(-1);
  if (newest && ahead.some((f) => Date.parse(f.time) / 1000 > last)) {
    // The forecast starts where the line ends, so that no gap stands between them.
    for (const column of [5, 6, 7]) columns[column]?.splice(-1, 1, newest.value);
  }
  const possible = possibleRange(series);
  for (const f of ahead) {
    const at = Date.parse(f.time) / 1000;
    if (at > last) push(at, [null, null, null, null, null, possible(f.upper), possible(f.lower), possible(f.value)]);
  }
  return { columns: [x, ...columns] as ChartData['columns'], spans };
}

/** A forecast takes no more room than what was measured, an hour at least: a day ahead would make a line of an incident of minutes. A limit that will be reached is always shown. */
function drawnUntil(series: SeriesWithForecast, first: number, last: number): number {
  const reached = series.outlook?.reachesAt ? Date.parse(series.outlook.latest ?? series.outlook.reachesAt) / 1000 : 0;
  return Math.max(last + Math.max(3600, last - first), reached);
}

/** A share of something whole does not go beyond it: 150 % of a processor is drawn by nobody's forecast. What was measured beyond is believed. */
function possibleRange(series: SeriesWithForecast): (value: number) => number {
  const isShare = series.unit === 'Percent' && series.points.every((p) => p.value >= 0 && p.value <= 100);
  return isShare ? (value) => Math.min(100, Math.max(0, value)) : (value) => value;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function medianStep(times: readonly number[]): number {
  const steps = times
    .slice(1)
    .map((t, i) => t - (times[i] ?? t))
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}
