import { useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson } from '../../../api/client';
import { keys } from '../../../api/queries';
import type { Approval, DecisionRequest } from '../../../api/types';

/** Sends the decision for exactly the plan that was shown: the host refuses (412) when the plan's hash is another by now. */
export function useDecide(approval: Approval, token: string | undefined, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason }: Pick<DecisionRequest, 'decision' | 'reason'>) => {
      const request: DecisionRequest = { decision, reason, planHash: approval.plan.hash, ...(token ? { token } : {}) };
      return postJson<unknown>(`/api/approvals/${encodeURIComponent(approval.id)}/decision`, request);
    },
    onSuccess: onDone,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.approvals }),
        client.invalidateQueries({ queryKey: keys.incident(approval.incidentId) }),
        client.invalidateQueries({ queryKey: keys.incidents }),
      ]),
  });
}
