import type { Approval, Session } from '../../../api/types';

/** Why there is nothing to decide for this person, in one sentence. */
export function whyNot(approval: Approval, session: Pick<Session, 'name' | 'canApprove'>, now: number): string {
  switch (approval.status) {
    case 'approved':
      return 'Approved. The action runs once, and only this plan.';
    case 'rejected':
      return 'Rejected. Nothing was run.';
    case 'expired':
      return 'Nobody decided in time, which counts as no. Nothing was run.';
    case 'void':
      return 'Void: the plan, its target or the policy changed, or the incident ended by itself.';
    case 'pending':
      if (Date.parse(approval.expiresAt) <= now) return 'The time to decide is over, which counts as no.';
      if (approval.votes.some((vote) => vote.actor === session.name)) return 'You have decided; another person is needed too.';
      if (!session.canApprove) return 'You can read this plan, but your role may not decide on it.';
      return 'It cannot be decided now.';
  }
}
