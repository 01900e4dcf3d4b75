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
        <ul className="drifts">
          {drift.items.map((item) => (
            <li key={item.key} data-testid="drift-row">
              <div className="row wrap">
                <Link href={`/explorer?resourceId=${encodeURIComponent(item.resourceId)}&key=${item.key}&range=7d`}>
                  {item.metric} of {resourceName(item.resourceId)}
                </Link>
                <span className={`badge ${item.reading.kind === 'band-misses' ? 'warn' : ''}`}>
                  {kindNames[item.reading.kind] ?? item.reading.kind}
                </span>
                <span className="small muted num" title="Population stability index: above 0.25 the values have drifted">
                  PSI {decimal(item.reading.index)}
                </span>
              </div>
              <div className="small">{item.reading.text}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
