import { useMemo } from 'react';
import { useApprovals } from '../../api/queries';
import { useNow } from '../../state/clock';
import { useCurrentSession } from '../../state/SessionGate';
import { waitsFor } from '../approvals/waiting';

/** Incidents whose plan waits for the person who is looking. */
export function useWaitingIds(): ReadonlySet<string> {
  const session = useCurrentSession();
  const now = useNow(15_000);
  const { data } = useApprovals('pending');
  return useMemo(() => new Set((data?.items ?? []).filter((a) => waitsFor(a, session, now)).map((a) => a.incidentId)), [data, session, now]);
}
