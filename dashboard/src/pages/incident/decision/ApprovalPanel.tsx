import { useState } from 'react';
import type { Approval, DecisionRequest } from '../../../api/types';
import { Time } from '../../../components/Time';
import { duration } from '../../../format/time';
import { useNow } from '../../../state/clock';
import { useCurrentSession } from '../../../state/SessionGate';
import { waitsFor } from '../../approvals/waiting';
import { DecisionDialog } from './DecisionDialog';
import { whyNot } from './whyNot';

/** The state of an approval, who said what, and the two buttons while a decision is wanted. */
export function ApprovalPanel({ approval, token }: { approval: Approval; token?: string | undefined }) {
  const session = useCurrentSession();
  const now = useNow(1000);
  const [asking, setAsking] = useState<{ decision: DecisionRequest['decision']; approval: Approval } | null>(null);
  const waits = waitsFor(approval, session, now);
  const given = approval.votes.filter((vote) => vote.approve).length;
  const left = Date.parse(approval.expiresAt) - now;
  return (
    <div className="stack" data-testid="approval-panel">
      {approval.votes.map((vote) => (
        <div className="vote" key={`${vote.actor} ${vote.at}`} data-testid="vote">
          <b>{vote.approve ? 'Approved' : 'Rejected'}</b> by {vote.displayName} ({vote.identitySource}), <Time at={vote.at} />
          <br />
          <q className="muted">{vote.reason}</q>
        </div>
      ))}
      {approval.status === 'pending' && left > 0 && (
        <p className="small muted">
          {approval.policy.approvalsNeeded > 1 && (
            <>
              {given} of {approval.policy.approvalsNeeded} approvals given.{' '}
            </>
          )}
          Asked <Time at={approval.requestedAt} form="relative" /> by {approval.requestedBy}; without an answer it is a no in{' '}
          <b className="num">{duration(left)}</b>.
        </p>
      )}
      {waits ? (
        <div className="decide">
          <button type="button" className="button primary" onClick={() => setAsking({ decision: 'approve', approval })} data-testid="approve-button">
            Approve…
          </button>
          <button type="button" className="button danger" onClick={() => setAsking({ decision: 'reject', approval })} data-testid="reject-button">
            Reject…
          </button>
        </div>
      ) : (
        <p className="notice plain" data-testid="no-decision">
          {whyNot(approval, session, now)}
        </p>
      )}
      {asking && <DecisionDialog decision={asking.decision} approval={asking.approval} token={token} onClose={() => setAsking(null)} />}
    </div>
  );
}
