import { severityName } from '../format/names';
import './Badge.css';

export function SeverityMark({ severity, named = false }: { severity: number; named?: boolean }) {
  return (
    <span className={`severity s${severity}`} title={`Severity ${severity}: ${severityName(severity)}`}>
      <b aria-hidden={named}>S{severity}</b>
      {named ? severityName(severity) : <span className="visually-hidden">{severityName(severity)}</span>}
    </span>
  );
}
