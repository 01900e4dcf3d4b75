import { memo } from 'react';
import { Link } from 'wouter';
import type { IncidentSummary } from '../../api/types';
import { Confidence } from '../../components/Confidence';
import { SeverityMark } from '../../components/SeverityMark';
import { StatusBadge } from '../../components/StatusBadge';
import { Time } from '../../components/Time';
import { resourceName } from '../../format/names';
import { count } from '../../format/number';
import { duration } from '../../format/time';

interface Props {
  incident: IncidentSummary;
  index: number;
  top: number;
  waitsForMe: boolean;
  onFocus: (index: number) => void;
}

export const IncidentRow = memo(function IncidentRow({ incident, index, top, waitsForMe, onFocus }: Props) {
  const names = incident.resources.map(resourceName);
  return (
    <Link
      href={`/incidents/${encodeURIComponent(incident.id)}`}
      className={`incident-grid incident-row${waitsForMe ? ' waits' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={() => onFocus(index)}
      data-index={index}
      data-testid="incident-row"
      data-incident={incident.id}
      data-status={incident.status}
    >
      <SeverityMark severity={incident.severity} />
      <span className="two area-name">
        <span className="clip name" title={incident.title}>
          {incident.title}
        </span>
        <span className="clip small muted sub" title={names.join(', ')}>
          {names.join(' · ')}
        </span>
      </span>
      <span className="area-status">
        <StatusBadge status={incident.status} />
        {waitsForMe && <span className="waits-for-me"> Waits for you</span>}
      </span>
      <span className="two area-cause">
        {incident.topCause ? (
          <>
            <span className="clip small" title={incident.topCause.title}>
              {incident.topCause.title}
            </span>
            <Confidence value={incident.topCause.confidence} />
          </>
        ) : (
          <span className="small muted">{incident.status === 'open' ? 'Diagnosing…' : 'Cause unknown'}</span>
        )}
      </span>
      <span className="right num small area-alerts">{count(incident.alertCount)}</span>
      <span className="right small area-age">
        <Time at={incident.startedAt} form="age" />
        {incident.resolvedAt && (
          <span className="sub muted nowrap">
            <br />
            lasted {duration(Date.parse(incident.resolvedAt) - Date.parse(incident.startedAt))}
          </span>
        )}
      </span>
    </Link>
  );
});
