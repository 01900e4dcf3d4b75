import { useSeries, useSeriesOf } from '../../api/queries';
import { ApiError } from '../../api/client';
import { LazyChart } from '../../chart/LazyChart';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { BlockSkeleton } from '../../components/Skeleton';
import { resourceName } from '../../format/names';
import { useNow } from '../../state/clock';
import { AnomalyTable } from './AnomalyTable';
import { timeRange, type Choice } from './choice';
import { SeriesForm } from './SeriesForm';

/** Any series with its expected band, its anomalies and its forecast. */
export function MetricsExplorer({ choice, go }: { choice: Choice; go: (next: Partial<Choice>) => void }) {
  const now = useNow(15_000);
  const list = useSeriesOf(choice.resourceId);
  const series = list.data?.items ?? [];
  const chosen = series.find((s) => s.metric === choice.metric) ?? series[0];
  const key = choice.key || chosen?.key;
  const query = useSeries(key ? { key, ...timeRange(choice.range, now) } : null);
  const missing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <>
      <SeriesForm resourceId={choice.resourceId || (query.data?.resourceId ?? '')} seriesKey={key ?? ''} onChoose={go} />
      <div className="card">
        <div className="card-body">
          {!key && choice.resourceId === '' && (
            <EmptyState
              title="Choose a resource"
              text="Its series follow. A resource of the topology leads here too."
              action={{ label: 'Open the topology', href: '/topology' }}
            />
          )}
          {!key &&
            choice.resourceId !== '' &&
            (list.isPending ? <BlockSkeleton /> : <EmptyState title="No series" text="This resource has sent no metric yet." />)}
          {key && missing && <EmptyState title="No such series" text="Nothing has been measured under this key, or it is gone." />}
          {key && !missing && (
            <Loaded query={query} skeleton={<BlockSkeleton />}>
              {(series) => (
                <div className="stack">
                  <h2 className="break">
                    {resourceName(series.resourceId)} · {series.metric}
                    {series.dimensions && <span className="muted small"> {series.dimensions}</span>}
                  </h2>
                  <LazyChart key={choice.range} series={series} />
                  <AnomalyTable series={series} />
                </div>
              )}
            </Loaded>
          )}
        </div>
      </div>
    </>
  );
}
