import { useQueries } from '@tanstack/react-query';
import { getJson } from '../api/client';
import { keys } from '../api/queries';
import type { IncidentStatus, IncidentSummary, Page } from '../api/types';

const unresolved: readonly IncidentStatus[] = ['open', 'awaiting-approval', 'remediating', 'verifying', 'escalated'];

export interface OpenIncidents {
  items: IncidentSummary[];
  more: boolean;
  loading: boolean;
  error: unknown;
  retry: () => void;
}

/** What is not over yet, newest first; `more` when a status has a further page. */
export function useOpenIncidents(): OpenIncidents {
  return useQueries({
    queries: unresolved.map((status) => ({
      queryKey: [...keys.incidents, 'open', status],
      queryFn: () => getJson<Page<IncidentSummary>>('/api/incidents', { status }),
    })),
    combine: (results) => ({
      items: results.flatMap((r) => r.data?.items ?? []).sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
      more: results.some((r) => r.data?.cursor != null),
      loading: results.some((r) => r.isPending),
      error: results.find((r) => r.error)?.error ?? null,
      retry: () => results.forEach((r) => void r.refetch()),
    }),
  });
}
