import { Link } from 'wouter';
import { useSlo } from '../../api/pageQueries';
import type { SloDetail } from '../../api/slo';
import { LazyChart } from '../../chart/LazyChart';
import { Card } from '../../components/Card';
import { Icon } from '../../components/Icon';
import { Loaded } from '../../components/Loaded';
import { PageSkeleton } from '../../components/Skeleton';
import { Time } from '../../components/Time';
import { resourceName } from '../../format/names';
import { count } from '../../format/number';
import { useTitle } from '../../state/useTitle';
import { BurnCard } from './BurnCard';
import { budgetSeries } from './days';
import { RulesTable } from './RulesTable';
import { budgetText, healthClass, healthNames, targetText } from './words';
import './Slo.css';

/** One objective: its budget day by day, and the burn rate that alerts. */
export default function SloDetailPage({ name }: { name: string }) {
  useTitle(name);
  const query = useSlo(name);
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {(detail) => <Found detail={detail} />}
    </Loaded>
  );
}

function Found({ detail: { slo, days } }: { detail: SloDetail }) {
  return (
    <>
      <header className="stack">
        <Link href="/slo" className="crumb">
          <Icon name="back" size={14} /> Objectives
        </Link>
        <div className="row wrap">
          <h1 className="break">{slo.name}</h1>
          <span className={`badge ${healthClass[slo.health]}`} data-testid="slo-health" data-health={slo.health}>
            {healthNames[slo.health]}
          </span>
        </div>
        <p>{slo.description}</p>
        <div className="facts">
          <span>
            Promise <b>{targetText(slo.target)}</b> over <b>{slo.windowDays} days</b>
          </span>
          <span>
            Counts <b>{slo.indicator}</b>
          </span>
          <span>
            Of <Link href={`/explorer?resourceId=${encodeURIComponent(slo.resourceId)}`}>{resourceName(slo.resourceId)}</Link>
          </span>
          {slo.evaluatedAt && (
            <span>
              Last minute <Time at={slo.evaluatedAt} />
            </span>
          )}
        </div>
      </header>
      <div className="slo-cols">
        <Card title="Error budget" note={budgetText(slo.budget.remaining)} testId="slo-budget">
          <p className="small muted">
            {count(slo.budget.bad)} of {count(slo.budget.allowed)} bad events that the window allows ({count(slo.budget.events)} events in all).
          </p>
          {days.length > 1 ? (
            <LazyChart series={budgetSeries(slo, days)} small plain />
          ) : (
            <p className="muted small">The curve appears with the second day of data.</p>
          )}
        </Card>
        <Card title="Burn alerts" note="both windows must burn" testId="slo-rules">
          <RulesTable slo={slo} />
        </Card>
      </div>
      {slo.rules.map((rule) => (
        <BurnCard key={rule.name} rule={rule} />
      ))}
    </>
  );
}
