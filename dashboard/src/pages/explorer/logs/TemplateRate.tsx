import { useLogTemplate } from '../../../api/pageQueries';
import { LazyChart } from '../../../chart/LazyChart';
import { Card } from '../../../components/Card';
import { LevelBadge } from '../../../components/LevelBadge';
import { Loaded } from '../../../components/Loaded';
import { BlockSkeleton } from '../../../components/Skeleton';
import { resourceName } from '../../../format/names';
import { useNow } from '../../../state/clock';
import { timeRange, type Choice } from '../choice';
import { rateSeries } from './rate';

/** One template: how often it was written, and lines of it. */
export function TemplateRate({ choice, onClose }: { choice: Choice; onClose: () => void }) {
  const now = useNow(60_000);
  const query = useLogTemplate(choice.template, choice.resourceId, timeRange(choice.range, now));
  return (
    <Card
      title="Rate of a template"
      testId="template-rate"
      actions={
        <button type="button" className="button quiet small" onClick={onClose}>
          Close
        </button>
      }
    >
      <Loaded query={query} skeleton={<BlockSkeleton />}>
        {(detail) => (
          <div className="stack">
            <div className="row wrap">
              <LevelBadge level={detail.level} />
              <span className="log-template">{detail.template}</span>
            </div>
            <LazyChart key={choice.range} series={rateSeries(detail)} small plain />
            <p className="small muted">
              Lines per {detail.stepSeconds < 3600 ? `${detail.stepSeconds / 60} min` : `${detail.stepSeconds / 3600} h`}, from{' '}
              {detail.streams.map((s) => `${resourceName(s.resourceId)} (${s.category})`).join(', ') || 'no stream in this range'}.
            </p>
            {detail.examples.length > 0 && <pre className="raw">{detail.examples.join('\n')}</pre>}
          </div>
        )}
      </Loaded>
    </Card>
  );
}
