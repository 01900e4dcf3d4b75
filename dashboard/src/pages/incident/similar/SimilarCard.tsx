import { Link } from 'wouter';
import { useSimilar } from '../../../api/pageQueries';
import { Card } from '../../../components/Card';
import { Loaded } from '../../../components/Loaded';
import { Time } from '../../../components/Time';
import { share } from '../../../format/number';

/** Resolved incidents and runbook sections that resemble this one; hidden while there are none. */
export function SimilarCard({ incidentId }: { incidentId: string }) {
  const query = useSimilar(incidentId);
  if (query.error || (query.data && query.data.incidents.length + query.data.runbooks.length === 0)) return null;
  return (
    <Card title="Seen before" testId="similar">
      <Loaded query={query}>
        {({ incidents, runbooks }) => (
          <ul className="similar">
            {incidents.map((one) => (
              <li key={one.id} data-testid="similar-incident">
                <Link href={`/incidents/${encodeURIComponent(one.id)}`}>{one.title}</Link>{' '}
                <span className="small muted nowrap">{share(one.score)} alike</span>
                <div className="small">
                  {one.cause && <>Cause: {one.cause}. </>}
                  {one.resolution && <>{one.resolution} </>}
                  {one.resolvedAt && (
                    <span className="muted">
                      <Time at={one.resolvedAt} form="relative" />
                    </span>
                  )}
                </div>
                {one.why && <div className="small muted">{one.why}</div>}
              </li>
            ))}
            {runbooks.map((one) => (
              <li key={`${one.path} ${one.section}`} data-testid="similar-runbook">
                <span className="badge">Runbook</span>{' '}
                {one.link ? (
                  <a href={one.link} rel="noreferrer" target="_blank">
                    {one.title}
                  </a>
                ) : (
                  <b>{one.title}</b>
                )}{' '}
                <span className="small muted">
                  {one.section} {!one.link && `(${one.path})`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
