import type { Approval, Session } from '../../api/types';

/** True while this person's vote is still wanted: pending, in time, allowed to decide, and not given yet. */
export function waitsFor(approval: Approval, session: Pick<Session, 'name' | 'canApprove'>, now: number): boolean {
  return (
    approval.status === 'pending' &&
    session.canApprove &&
    Date.parse(approval.expiresAt) > now &&
    !approval.votes.some((vote) => vote.actor === session.name)
  );
}
