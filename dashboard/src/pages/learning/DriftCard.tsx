import { Link } from 'wouter';
import type { Learning } from '../../api/learning';
import { Card } from '../../components/Card';
import { Time } from '../../components/Time';
import { decimal } from '../../format/number';
import { resourceName } from '../../format/names';

const kindNames: Record<string, string> = { 'band-misses': 'Band misses', values: 'Values moved', rate: 'Sample rate' };

/** Series that do something else than in the week before. */
export function DriftCard({ drift }: { drift: Learning['drift'] }) {
  return (
    <Card
      title="Drift"
      note={
        <>
          the newest day against the week before, measured <Time at={drift.at} form="relative" />
        </>
      }
      testId="drift"
      className="learning-wide"
    >
      <p className="small">
        <b>{drift.drifted}</b> of {drift.measured} series with enough history have drifted.
        {drift.measured < drift.series && <span className="muted"> {drift.series - drift.measured} are too young to say.</span>}
      </p>
      {drift.items.length > 0 && (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th scope="col">Series</th>
                <th scope="col">What changed</th>
                <th scope="col">In words</th>
                <th scope="col" title="Population stability index: above 0.25 the values have drifted">
                  PSI
                </th>
              </tr>
            </thead>
            <tbody>
              {drift.items.map((item) => (
                <tr key={item.key} data-testid="drift-row">
                  <td>
                    <Link href={`/explorer?resourceId=${encodeURIComponent(item.resourceId)}&key=${item.key}&range=7d`}>
                      {item.metric} of {resourceName(item.resourceId)}
                    </Link>
                  </td>
                  <td>
                    <span className={`badge ${item.reading.kind === 'band-misses' ? 'warn' : ''}`}>
                      {kindNames[item.reading.kind] ?? item.reading.kind}
                    </span>
                  </td>
                  <td className="small">{item.reading.text}</td>
                  <td className="num">{decimal(item.reading.index)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
