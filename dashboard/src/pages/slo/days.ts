import type { SeriesWithForecast } from '../../api/forecast';
import type { Slo, SloDetail } from '../../api/slo';

/** The budget that was left at the end of each day of the objective, as a series that the chart can draw. */
export function budgetSeries(slo: Slo, days: SloDetail['days']): SeriesWithForecast {
  return {
    key: `budget:${slo.name}`,
    resourceId: slo.resourceId,
    metric: 'Error budget left',
    dimensions: '',
    unit: 'Percent',
    points: days.map((day) => ({ time: day.day, value: 100 * day.remaining, expected: NaN, lower: NaN, upper: NaN, score: 0 })),
    anomalies: [],
  };
}
