import type { Stats } from '../../api/types';
import { Card } from '../../components/Card';
import { compact, count } from '../../format/number';
import { sentence } from '../../format/names';
import { funnelOf } from './figures';

/** How much of the noise never reached a person. */
export function FunnelCard({ stats }: { stats: Stats }) {
  const rejects = Object.entries(stats.rejectsByKind).sort(([, a], [, b]) => b - a);
  return (
    <Card title="From signals to incidents" note={`${count(stats.series)} series`} testId="funnel" className="overview-funnel">
      <ul className="funnel">
        {funnelOf(stats).map((stage) => (
          <li key={stage.label}>
            <span className="muted">{stage.label}</span>
            <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
              <rect className="back" width="100" height="14" />
              <rect width={100 * stage.width} height="14" />
            </svg>
            <span className="num" title={count(stage.value)}>
              {compact(stage.value)}
            </span>
          </li>
        ))}
      </ul>
      {rejects.length > 0 && <p className="small muted">Rejected: {rejects.map(([kind, n]) => `${sentence(kind)} ${compact(n)}`).join(', ')}</p>}
    </Card>
  );
}
