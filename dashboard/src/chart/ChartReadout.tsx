import type { SeriesWithForecast } from '../api/forecast';
import { measure } from '../format/number';
import { clockTime, utc } from '../format/time';
import { useNow } from '../state/clock';
import type { ChartData } from './data';

/** The numbers under the cursor (its time in seconds), or the newest ones. */
export function ChartReadout({ series, data, cursor }: { series: SeriesWithForecast; data: ChartData; cursor: number | null }) {
  const now = useNow(60_000);
  const [x, upper, lower, expected, observed, , , , forecast] = data.columns;
  const newest = observed.findLastIndex((value) => value !== null);
  const pointed = cursor === null ? -1 : x.indexOf(cursor);
  const i = pointed >= 0 ? pointed : newest;
  const at = (x[i] ?? 0) * 1000;
  const value = observed[i] ?? null;
  const ahead = forecast[i] ?? null;
  if (at === 0) return <figcaption className="chart-readout">No data in this range.</figcaption>;
  const low = lower[i] ?? null;
  const high = upper[i] ?? null;
  const out = value !== null && low !== null && high !== null && (value < low || value > high);
  const text = (n: number | null | undefined) => (n === null || n === undefined ? '–' : measure(n, series.unit));
  return (
    <figcaption className="chart-readout">
      <span title={utc(at)}>
        {clockTime(at, now)}
        {pointed < 0 && ' (newest)'}
      </span>
      {value !== null && (
        <span>
          observed <b className={out ? 'out' : ''}>{text(value)}</b>
        </span>
      )}
      {low !== null && (
        <span>
          expected <b>{text(expected[i])}</b> ({text(low)} to {text(high)})
        </span>
      )}
      {ahead !== null && value === null && (
        <span>
          forecast <b>{text(ahead)}</b>
        </span>
      )}
    </figcaption>
  );
}
