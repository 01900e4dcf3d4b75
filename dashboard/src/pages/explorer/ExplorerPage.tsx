import { useLocation, useSearch } from 'wouter';
import { useCatalogue, useSeries } from '../../api/queries';
import { ApiError } from '../../api/client';
import { LazyChart } from '../../chart/LazyChart';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { BlockSkeleton } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { resourceName } from '../../format/names';
import { useNow } from '../../state/clock';
import { useFeature } from '../../state/SessionGate';
import { AnomalyTable } from './AnomalyTable';
import { CatalogueList } from './CatalogueList';
import { choiceSearch, parseChoice, ranges, timeRange, type Choice } from './choice';
import { SeriesForm } from './SeriesForm';
import './Explorer.css';

/** Any series with its expected band; the address names what is shown. */
export default function ExplorerPage() {
  const choice = parseChoice(useSearch());
  const [, navigate] = useLocation();
  const now = useNow(15_000);
  const catalogue = useCatalogue(useFeature('series-catalogue')).data?.items ?? [];
  const first = catalogue.find((s) => s.resourceId === choice.resourceId);
  const ready = choice.key !== '' || (choice.resourceId !== '' && (choice.metric !== '' || first !== undefined));
  const wanted = choice.key ? { key: choice.key } : { resourceId: choice.resourceId, metric: choice.metric || first?.metric };
  const query = useSeries(ready ? { ...wanted, ...timeRange(choice.range, now) } : null);
  const go = (next: Partial<Choice>) => navigate(`/explorer${choiceSearch({ ...choice, ...next })}`, { replace: true });
  const missing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <>
      <PageHead title="Explorer" note="Any series with what was expected of it.">
        <Tabs label="Time range" options={ranges} value={choice.range} onChange={(range) => go({ range })} />
      </PageHead>
      <SeriesForm choice={choice} catalogue={catalogue} onChoose={go} />
      <div className="card">
        <div className="card-body">
          {!ready && catalogue.length > 0 && <CatalogueList catalogue={catalogue} />}
          {!ready && catalogue.length === 0 && (
            <EmptyState
              title="Choose a series"
              text="Pick a resource and a metric, or open this page from a resource of the topology."
              action={{ label: 'Open the topology', href: '/topology' }}
            />
          )}
          {ready && missing && (
            <EmptyState
              title="No such series"
              text="This resource has sent nothing under this metric name. Names are those of Azure Monitor, for example Percentage CPU."
            />
          )}
          {ready && !missing && (
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
