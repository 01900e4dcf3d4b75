import { Link } from 'wouter';
import type { Approval } from '../../api/types';
import { ApprovalBadge } from '../../components/StatusBadge';
import { Time } from '../../components/Time';
import { actionName, resourceName, sentence } from '../../format/names';

/** One request; it opens the incident, where plan and evidence stand side by side. */
export function ApprovalRow({ approval, brief = false }: { approval: Approval; brief?: boolean }) {
  const { action, risk } = approval.plan;
  const last = approval.votes.at(-1);
  return (
    <li>
      <Link
        className="list-row"
        href={brief ? `/incidents/${encodeURIComponent(approval.incidentId)}` : `/approvals/${encodeURIComponent(approval.id)}`}
        data-row
        data-testid="approval-row"
        data-status={approval.status}
      >
        <span>
          <span className="title">
            {actionName(action.actionId)} · {resourceName(action.targetId)}
          </span>
          {!brief && (
            <>
              <br />
              <span className="sub">{approval.plan.reason}</span>
            </>
          )}
        </span>
        <span className="meta">
          <span className={`badge ${risk}`}>{sentence(risk)} risk</span>
          {!brief && <ApprovalBadge status={approval.status} />}
          {approval.status === 'pending' ? (
            <span className="muted">
              ends <Time at={approval.expiresAt} form="relative" />
            </span>
          ) : last ? (
            <span className="muted">
              {last.displayName}, <Time at={last.at} form="minute" />
            </span>
          ) : (
            <Time at={approval.requestedAt} form="minute" />
          )}
        </span>
      </Link>
    </li>
  );
}
