import { Link } from 'wouter';
import type { Slo } from '../../api/slo';
import { Time } from '../../components/Time';
import { resourceName } from '../../format/names';
import { decimal } from '../../format/number';
import { BudgetBar } from './BudgetBar';
import { budgetText, healthClass, healthNames, targetText } from './words';

export function SloRow({ slo }: { slo: Slo }) {
  const [fast] = slo.rules;
  return (
    <li>
      <Link className="list-row" href={`/slo/${encodeURIComponent(slo.name)}`} data-row data-testid="slo-row" data-health={slo.health}>
        <span>
          <span className="title">{slo.name}</span> <span className={`badge ${healthClass[slo.health]}`}>{healthNames[slo.health]}</span>
          <br />
          <span className="sub">
            {slo.description} · {targetText(slo.target)} over {slo.windowDays} days · {resourceName(slo.resourceId)}
          </span>
        </span>
        <span className="meta slo-meta">
          {slo.health === 'no-data' ? (
            <span className="muted">nothing received for an hour</span>
          ) : (
            <>
              <BudgetBar remaining={slo.budget.remaining} />
              <span className="num">
                <b>{budgetText(slo.budget.remaining)}</b>
              </span>
              {fast && <span className="muted num">burns {decimal(fast.long.rate)}×</span>}
              {slo.exhaustedAt && (
                <span className="muted">
                  gone <Time at={slo.exhaustedAt} form="relative" />
                </span>
              )}
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
