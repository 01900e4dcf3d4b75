import { useApprovals } from '../api/queries';
import { useCurrentSession } from '../state/SessionGate';
import { waitsFor } from '../pages/approvals/waiting';
import { useNow } from '../state/clock';

/** How many approvals wait for the person who is looking. */
export function useWaiting(): number {
  const session = useCurrentSession();
  const now = useNow(15_000);
  const { data } = useApprovals('pending');
  return (data?.items ?? []).filter((a) => waitsFor(a, session, now)).length;
}
