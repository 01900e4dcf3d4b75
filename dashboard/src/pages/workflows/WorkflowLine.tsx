import { Link } from 'wouter';
import type { WorkflowRow } from '../../api/types';
import { Time } from '../../components/Time';
import { TimedText } from '../../components/TimedText';
import { sentence } from '../../format/names';
import { stateBadge } from './states';
import { WorkflowCommands } from './WorkflowCommands';
import { incidentOf, waitText } from './waits';
import '../../components/Badge.css';

export function WorkflowLine({ row }: { row: WorkflowRow }) {
  const incident = incidentOf(row.id);
  const waits = (row.waitsFor ?? []).map(waitText);
  return (
    <li className="list-row" data-testid="workflow-row" data-state={row.state} data-row tabIndex={-1}>
      <span>
        <span className="title">{sentence(row.workflow)}</span>{' '}
        <span className="sub">
          <TimedText text={row.status} />
        </span>
        {waits.length > 0 && (
          <>
            <br />
            <span className="sub" data-testid="workflow-waits">
              waits for {waits.join(', ')}
            </span>
          </>
        )}
        <br />
        <span className="sub mono break">{row.id}</span> <span className="sub">version {row.version}</span>
        {incident && (
          <>
            {' '}
            <Link className="small" href={`/incidents/${encodeURIComponent(incident)}`}>
              Open its incident
            </Link>
          </>
        )}
      </span>
      <span className="meta">
        <span className={stateBadge(row.state)}>{sentence(row.state)}</span>
        <span className="muted">
          started <Time at={row.createdAt} form="minute" />, last step <Time at={row.updatedAt} form="relative" />
        </span>
        <WorkflowCommands row={row} />
      </span>
      {row.error && (
        <div className="below notice bad">
          <strong>Error</strong>
          <span className="break">{row.error}</span>
        </div>
      )}
    </li>
  );
}
