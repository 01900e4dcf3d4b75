import type { Approval, DecisionRequest } from '../../../api/types';
import { actionName } from '../../../format/names';
import { plural } from '../../../format/number';

/** What happens after the decision, in plain words. */
export function consequence(decision: DecisionRequest['decision'], { plan, policy, votes }: Approval): string {
  if (decision === 'reject') return 'Nothing is run. The incident is handed to a person, with your reason.';
  const more = policy.approvalsNeeded - votes.filter((vote) => vote.approve).length - 1;
  const when = more > 0 ? `It runs after ${plural(more, 'more approval')} by somebody else.` : 'It runs at once, exactly once.';
  const touched = `It touches ${plan.blastRadius.targets} of the ${plan.blastRadius.outOf} in its group.`;
  const undo = plan.rollback
    ? `If the signal does not come back, "${actionName(plan.rollback.actionId)}" undoes it.`
    : 'It cannot be undone; if the signal does not come back, a person is called.';
  return `${when} ${touched} ${undo}`;
}
