import { Link } from 'wouter';
import type { IncidentDetail } from '../../api/types';
import { Icon } from '../../components/Icon';
import { SeverityMark } from '../../components/SeverityMark';
import { StatusBadge } from '../../components/StatusBadge';
import { Time } from '../../components/Time';
import { resourceName } from '../../format/names';
import { plural } from '../../format/number';
import { duration } from '../../format/time';
import { AcknowledgeButton } from './AcknowledgeButton';
import { ResolveButton } from './ResolveButton';

export function Headline({ incident }: { incident: IncidentDetail }) {
  const lasted = incident.resolvedAt ? duration(Date.parse(incident.resolvedAt) - Date.parse(incident.startedAt)) : null;
  return (
    <header className="incident-headline">
      <Link href="/incidents" className="crumb">
        <Icon name="back" size={14} /> Incidents
      </Link>
      <div className="row wrap spread">
        <h1 className="break grow" data-testid="incident-title">
          {incident.title}
        </h1>
        <AcknowledgeButton incident={incident} />
        <ResolveButton incident={incident} />
      </div>
      <div className="row wrap">
        <StatusBadge status={incident.status} testId="incident-status" />
        <SeverityMark severity={incident.severity} named />
      </div>
      <div className="facts">
        <span>
          Started{' '}
          <b>
            <Time at={incident.startedAt} />
          </b>{' '}
          (<Time at={incident.startedAt} form="relative" />)
        </span>
        <span>
          Opened{' '}
          <b>
            <Time at={incident.openedAt} />
          </b>
        </span>
        {lasted && (
          <span>
            Lasted <b>{lasted}</b>
          </span>
        )}
        <span>
          <b>{plural(incident.alertCount, 'alert')}</b> on <b>{incident.resources.map(resourceName).join(', ')}</b>
        </span>
        {incident.acknowledgedBy && (
          <span>
            Acknowledged by <b>{incident.acknowledgedBy}</b>
          </span>
        )}
        {incident.splitFrom && (
          <span>
            Split from <Link href={`/incidents/${encodeURIComponent(incident.splitFrom)}`}>{incident.splitFrom}</Link>
          </span>
        )}
        {incident.mergedInto && (
          <span>
            Merged into <Link href={`/incidents/${encodeURIComponent(incident.mergedInto)}`}>{incident.mergedInto}</Link>
          </span>
        )}
        <span className="mono">{incident.id}</span>
        {incident.traceId && (
          <span title="One trace leads from the telemetry that began this incident to every audit row of it">
            Trace <span className="mono">{incident.traceId}</span>
          </span>
        )}
      </div>
    </header>
  );
}
