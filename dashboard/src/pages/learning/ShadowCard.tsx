import { Link } from 'wouter';
import type { ShadowOpening, ShadowReport } from '../../api/learning';
import { Card } from '../../components/Card';
import { Time } from '../../components/Time';
import { seconds } from '../../format/number';
import { resourceName } from '../../format/names';

/** A detection configuration scored beside the live one; it alerts nobody. */
export function ShadowCard({ report }: { report: ShadowReport | null }) {
  return (
    <Card title="Challenger configuration" note="scored beside the live one, alerts nobody" testId="shadow">
      {report === null ? (
        <p className="muted small">
          None is tried. Set <code>AIOps:Shadow:Enabled</code> and write what should differ under <code>AIOps:Shadow:Detect</code>: both are then
          scored on the same samples, and this page says what a switch would change.
        </p>
      ) : (
        <div className="stack">
          <p data-testid="shadow-text">
            <b>{report.text}</b>
          </p>
          <dl className="pairs">
            <dt>Differs in</dt>
            <dd>
              {report.challenger.differences.length === 0 && 'nothing'}
              {report.challenger.differences.map((d) => (
                <div key={d.option}>
                  <span className="mono">{d.option}</span>: {d.live} → <b>{d.challenger}</b>
                </div>
              ))}
            </dd>
            <dt>Compared on</dt>
            <dd>
              {report.series} series ({report.seriesPercent} % of all)
              {report.since && (
                <>
                  , since <Time at={report.since} form="minute" />
                </>
              )}
            </dd>
            <dt>Alerts</dt>
            <dd>
              {report.live} live, {report.shadow} challenger, {report.both} of both
              {report.earlierSeconds !== null &&
                report.earlierSeconds !== 0 &&
                `; the challenger ${report.earlierSeconds > 0 ? 'earlier' : 'later'} by ${seconds(Math.abs(report.earlierSeconds))}`}
            </dd>
          </dl>
          <Openings title="A switch would end" items={report.onlyLive} />
          <Openings title="A switch would add" items={report.onlyShadow} />
        </div>
      )}
    </Card>
  );
}

function Openings({ title, items }: { title: string; items: readonly ShadowOpening[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="opening-list">
        {items.slice(0, 8).map((one) => (
          <li key={`${one.seriesKey} ${one.at}`} className="small">
            <Time at={one.since} form="minute" />{' '}
            <Link href={`/explorer?resourceId=${encodeURIComponent(one.resourceId)}&key=${one.seriesKey}`}>
              {one.metric} of {resourceName(one.resourceId)}
            </Link>
            <span className="muted break"> {one.text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
