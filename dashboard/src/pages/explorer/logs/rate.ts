import type { SeriesWithForecast } from '../../../api/forecast';
import type { LogTemplateDetail } from '../../../api/types';

/** Lines per step as a series for the chart: a step without a line is none written, not a gap. */
export function rateSeries(detail: LogTemplateDetail): SeriesWithForecast {
  const step = detail.stepSeconds * 1000;
  const counts = new Map(detail.points.map((point) => [Math.floor(Date.parse(point.time) / step), point.count]));
  const [first, last] = [Math.ceil(Date.parse(detail.from) / step), Math.floor(Date.parse(detail.to) / step)];
  const points = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    time: new Date((first + i) * step).toISOString(),
    value: counts.get(first + i) ?? 0,
    expected: NaN,
    lower: NaN,
    upper: NaN,
    score: 0,
  }));
  return {
    key: detail.id,
    resourceId: detail.streams[0]?.resourceId ?? '',
    metric: 'Lines',
    dimensions: '',
    unit: 'Count',
    points,
    anomalies: detail.anomalies,
  };
}
