import type { WorkflowRow } from '../../api/types';
import { Time } from '../../components/Time';
import { sentence } from '../../format/names';
import { stateBadge } from './states';
import '../../components/Badge.css';

export function WorkflowLine({ row }: { row: WorkflowRow }) {
  return (
    <li className="list-row" data-testid="workflow-row" data-state={row.state} data-row tabIndex={-1}>
      <span>
        <span className="title">{sentence(row.workflow)}</span> <span className="sub">{row.status}</span>
        <br />
        <span className="sub mono">{row.id}</span> <span className="sub">version {row.version}</span>
      </span>
      <span className="meta">
        <span className={stateBadge(row.state)}>{sentence(row.state)}</span>
        <span className="muted">
          started <Time at={row.createdAt} form="minute" />, last step <Time at={row.updatedAt} form="relative" />
        </span>
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
