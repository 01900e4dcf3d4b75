import type { SeriesResponse } from '../../api/types';
import { SeverityMark } from '../../components/SeverityMark';
import { Time } from '../../components/Time';
import { sentence } from '../../format/names';
import { measure } from '../../format/number';

export function AnomalyTable({ series }: { series: SeriesResponse }) {
  if (series.anomalies.length === 0) return <p className="muted small">No anomaly in this range.</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Anomalies">
      <table>
        <thead>
          <tr>
            <th>Sev</th>
            <th>Since</th>
            <th>Kind</th>
            <th>Observed</th>
            <th>Expected</th>
            <th>Explanation</th>
          </tr>
        </thead>
        <tbody>
          {series.anomalies.map((a) => (
            <tr key={`${a.id} ${a.at}`} data-testid="anomaly-row">
              <td>
                <SeverityMark severity={a.severity} />
              </td>
              <td>
                <Time at={a.since} />
              </td>
              <td>{sentence(a.kind)}</td>
              <td className="num nowrap">{measure(a.observed, a.unit)}</td>
              <td className="num nowrap">{measure(a.expected, a.unit)}</td>
              <td>{a.explanation}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
