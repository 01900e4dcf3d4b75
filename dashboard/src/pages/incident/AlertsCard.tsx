import type { IncidentDetail } from '../../api/types';
import { Card } from '../../components/Card';
import { SeverityMark } from '../../components/SeverityMark';
import { Time } from '../../components/Time';
import { resourceName, sentence } from '../../format/names';
import { plural, share } from '../../format/number';

/** The alerts, each with the reason why it is in this incident. */
export function AlertsCard({ incident }: { incident: IncidentDetail }) {
  const alerts = [...incident.alerts].sort((a, b) => Date.parse(a.alert.startsAt) - Date.parse(b.alert.startsAt));
  return (
    <Card title="Why these alerts are together" note={plural(alerts.length, 'alert')} testId="alerts">
      <ul>
        {alerts.map(({ alert, why }) => (
          <li className="alert-line" key={alert.id} data-testid="alert-row">
            <SeverityMark severity={alert.severity} />
            <span className="break">
              {alert.title}
              <br />
              <span className="small muted">
                {resourceName(alert.resourceId)} · {sentence(alert.kind)}
                {alert.occurrences > 1 && ` · seen ${alert.occurrences} times`}
                {alert.endsAt && ' · over'}
              </span>
            </span>
            <Time at={alert.startsAt} />
            <span className="why">
              {why.rule === 'first' ? (
                'The first alert: it opened the incident.'
              ) : (
                <>
                  {sentence(why.rule)}: {why.link}{' '}
                  <span className="nowrap">
                    (link {share(why.score)}, rules {why.ruleVersion})
                  </span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
