import { Feedback } from '../../components/Feedback';
import type { IncidentDetail } from '../../api/types';
import { SeverityMark } from '../../components/SeverityMark';
import { Time } from '../../components/Time';
import { resourceName, sentence } from '../../format/names';
import { share } from '../../format/number';

/** One alert: what it says, why it is here, and whether it was worth saying. */
export function AlertLine({ incident, member: { alert, why } }: { incident: IncidentDetail; member: IncidentDetail['alerts'][number] }) {
  return (
    <li className="alert-line" data-testid="alert-row">
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
        <span className="break">
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
        <Feedback incident={incident} about="alert" alertId={alert.id} question="Worth an alert?" />
      </span>
    </li>
  );
}
