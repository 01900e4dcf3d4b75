import { useSeries } from '../../api/queries';
import { ApiError } from '../../api/client';
import type { SloRule } from '../../api/slo';
import { LazyChart } from '../../chart/LazyChart';
import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { BlockSkeleton } from '../../components/Skeleton';
import { sentence } from '../../format/names';
import { useNow } from '../../state/clock';
import { timeRange } from '../explorer/choice';
import { ruleText } from './words';

/** The burn rate of a rule's short window; its band ends at the factor that alerts. */
export function BurnCard({ rule }: { rule: SloRule }) {
  const now = useNow(60_000);
  const query = useSeries({ key: rule.seriesKey, ...timeRange('24h', now) });
  const unknown = query.error instanceof ApiError && query.error.status === 404;
  return (
    <Card title={sentence(rule.name)} note={`alerts at ${ruleText(rule)}`} testId="burn-chart">
      {unknown ? (
        <p className="muted small">No minute has been counted yet.</p>
      ) : (
        <Loaded query={query} skeleton={<BlockSkeleton />}>
          {(series) => <LazyChart series={series} small />}
        </Loaded>
      )}
    </Card>
  );
}
