import { Link } from 'wouter';
import { Card } from '../../components/Card';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { List } from '../../components/List';
import { SeverityMark } from '../../components/SeverityMark';
import { RowsSkeleton } from '../../components/Skeleton';
import { StatusBadge } from '../../components/StatusBadge';
import { Time } from '../../components/Time';
import { severityName } from '../../format/names';
import { countBySeverity } from './figures';
import { useOpenIncidents } from '../../state/useOpenIncidents';

const most = 8;

/** What is broken now, by severity and newest first. */
export function OpenCard() {
  const { items, more, loading, error, retry } = useOpenIncidents();
  if (error && items.length === 0)
    return (
      <Card title="Open incidents" className="overview-open">
        <ErrorState error={error} onRetry={retry} />
      </Card>
    );
  if (loading && items.length === 0)
    return (
      <Card title="Open incidents" className="overview-open">
        <RowsSkeleton rows={4} />
      </Card>
    );
  return (
    <Card
      title="Open incidents"
      actions={
        <Link className="small" href="/incidents">
          All incidents
        </Link>
      }
      testId="open-incidents"
      className="overview-open"
    >
      <div className="severities">
        {countBySeverity(items).map((n, severity) => (
          <Link
            key={severity}
            href={`/incidents?severity=${severity}`}
            className={n === 0 ? 'severity-count none' : 'severity-count'}
            data-testid={`severity-${severity}`}
          >
            <b>
              {n}
              {more && n > 0 ? '+' : ''}
            </b>
            <SeverityMark severity={severity} named />
            <span className="visually-hidden"> open, {severityName(severity)}</span>
          </Link>
        ))}
      </div>
      {items.length === 0 ? (
        <EmptyState compact title="All quiet" text="Nothing is open." />
      ) : (
        <List label="Open incidents">
          {items.slice(0, most).map((i) => (
            <li key={i.id}>
              <Link className="list-row" href={`/incidents/${encodeURIComponent(i.id)}`} data-row>
                <span className="row">
                  <SeverityMark severity={i.severity} />
                  <span className="title">{i.title}</span>
                </span>
                <span className="meta">
                  <StatusBadge status={i.status} />
                  <Time at={i.startedAt} form="age" />
                </span>
              </Link>
            </li>
          ))}
        </List>
      )}
    </Card>
  );
}
