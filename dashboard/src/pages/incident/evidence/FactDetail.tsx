import { useSeries } from '../../../api/queries';
import type { Evidence, IncidentDetail } from '../../../api/types';
import { LazyChart } from '../../../chart/LazyChart';
import { Loaded } from '../../../components/Loaded';
import { BlockSkeleton } from '../../../components/Skeleton';
import { Time } from '../../../components/Time';
import { resourceName, resourceType, sentence } from '../../../format/names';
import { decimal } from '../../../format/number';
import { useNow } from '../../../state/clock';
import { factRange } from './range';

/** One fact: the sentence, where and when, the numbers behind it, and the series that it speaks of. */
export function FactDetail({ fact, incident }: { fact: Evidence; incident: IncidentDetail }) {
  const now = useNow(60_000);
  const series = useSeries(fact.seriesKey ? { key: fact.seriesKey, ...factRange(fact, incident, now) } : null);
  const values = Object.entries(fact.values);
  return (
    <article className="fact-detail" data-testid="evidence-detail">
      <p className="lead">{fact.text}</p>
      <p className="small muted break">
        {sentence(fact.kind)} · {resourceName(fact.resourceId)}
        {resourceType(fact.resourceId) && ` (${resourceType(fact.resourceId)})`}
        {fact.signal && ` · ${fact.signal}`}
        {fact.from && (
          <>
            {' '}
            · <Time at={fact.from} />
          </>
        )}
        {fact.to && (
          <>
            {' '}
            to <Time at={fact.to} />
          </>
        )}
      </p>
      {values.length > 0 && (
        <dl className="values">
          {values.map(([name, value]) => (
            <div key={name}>
              <dt>{sentence(name)}</dt>
              <dd>{decimal(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {fact.seriesKey && (
        <Loaded query={series} skeleton={<BlockSkeleton />}>
          {(data) => <LazyChart series={data} small />}
        </Loaded>
      )}
      {fact.link && (
        <p className="small">
          <a href={fact.link}>Open the raw data</a>
        </p>
      )}
    </article>
  );
}
