import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useSession } from '../api/queries';
import type { Session } from '../api/types';
import { ErrorState } from '../components/ErrorState';
import { PageSkeleton } from '../components/Skeleton';
import { ClockContext } from './clock';

const SessionContext = createContext<Session | null>(null);

/** The session of every page below the gate. */
export function useCurrentSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('No session: the component is outside of SessionGate.');
  return session;
}

/** Shows nothing else before the host has said who is looking and what time it is. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useSession();
  const anchor = useMemo(
    () => (data ? { hostTime: Date.parse(data.session.now), browserTime: data.receivedAt, speed: data.session.demo?.speed ?? 1 } : null),
    [data],
  );
  if (!data || !anchor) return <main className="page">{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />}</main>;
  return (
    <SessionContext value={data.session}>
      <ClockContext value={anchor}>{children}</ClockContext>
    </SessionContext>
  );
}
