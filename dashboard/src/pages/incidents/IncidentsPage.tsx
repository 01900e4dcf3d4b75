import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useIncidents, type IncidentFilter } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { filterSearch, parseFilter } from './filter';
import { FilterBar } from './FilterBar';
import { IncidentList } from './IncidentList';
import './Incidents.css';

export function IncidentsPage() {
  const filter = parseFilter(useSearch());
  const [, navigate] = useLocation();
  const query = useIncidents(filter);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const change = (next: IncidentFilter) => navigate(`/incidents${filterSearch(next)}`, { replace: true });
  const filtered = filter.status !== undefined || filter.severity !== undefined;
  return (
    <>
      <PageHead title="Incidents" />
      <FilterBar filter={filter} onChange={change} />
      <div className="incident-list">
        {query.isPending && <RowsSkeleton rows={8} />}
        {query.error && items.length === 0 && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data &&
          items.length === 0 &&
          (filtered ? (
            <EmptyState
              title="No incident matches"
              text="No incident has this status and severity."
              action={{ label: 'Show all incidents', href: '/incidents' }}
            />
          ) : (
            <EmptyState
              title="All quiet"
              text="No incident has been opened. Telemetry that looks unusual will show up here, grouped and with a likely cause."
              action={{ label: 'See what comes in', href: '/' }}
            />
          ))}
        {items.length > 0 && (
          <IncidentList items={items} hasMore={query.hasNextPage} loadingMore={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
        )}
      </div>
    </>
  );
}
