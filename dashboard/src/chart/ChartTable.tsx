import type { SeriesWithForecast } from '../api/forecast';
import { measure } from '../format/number';
import { clockTime, utc } from '../format/time';
import { useNow } from '../state/clock';

const most = 200;

/** The newest points as numbers, for people who do not see the plot. */
export function ChartTable({ series }: { series: SeriesWithForecast }) {
  const now = useNow(60_000);
  return (
    <div className="chart-table" tabIndex={0} role="region" aria-label="Points as a table">
      <table className="num small">
        <thead>
          <tr>
            <th>Time</th>
            <th>Observed</th>
            <th>Expected</th>
            <th>Band</th>
          </tr>
        </thead>
        <tbody>
          {series.points
            .slice(-most)
            .reverse()
            .map((p) => (
              <tr key={p.time}>
                <td title={utc(Date.parse(p.time))}>{clockTime(Date.parse(p.time), now)}</td>
                <td>{measure(p.value, series.unit)}</td>
                <td>{measure(p.expected, series.unit)}</td>
                <td>
                  {measure(p.lower, series.unit)} to {measure(p.upper, series.unit)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
