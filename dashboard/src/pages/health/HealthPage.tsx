import { useReadiness } from '../../api/pageQueries';
import { useStats } from '../../api/queries';
import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { DependencyList } from './DependencyList';
import { figureGroups } from './figures';
import './Health.css';

/** Whether the product itself is well: what it depends on, and the figures that its metrics export too. */
export default function HealthPage() {
  const ready = useReadiness();
  const stats = useStats();
  return (
    <>
      <PageHead title="Health" note="How AIOps itself is doing. The same figures are exported as metrics over OpenTelemetry." />
      <div className="health-cols">
        <Card title="Depends on" testId="dependencies">
          <Loaded query={ready}>{(data) => <DependencyList readiness={data} />}</Loaded>
        </Card>
        <Loaded query={stats} skeleton={<RowsSkeleton rows={3} />}>
          {(data) => (
            <>
              {figureGroups(data).map((group) => (
                <Card key={group.title} title={group.title} testId="figures">
                  <dl className="pairs">
                    {group.figures.map((figure) => (
                      <div key={figure.label} className="contents">
                        <dt>{figure.label}</dt>
                        <dd className={figure.worry ? 'num worry' : 'num'}>{figure.value}</dd>
                      </div>
                    ))}
                  </dl>
                </Card>
              ))}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
