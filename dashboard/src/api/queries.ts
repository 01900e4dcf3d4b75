import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getJson, setCsrfToken, type Query } from './client';
import type {
  Approval,
  ApprovalStatus,
  AuditRow,
  DeadLetter,
  Evidence,
  IncidentDetail,
  IncidentSummary,
  Page,
  Session,
  Stats,
  TimelineEntry,
  Topology,
  WorkflowRow,
} from './types';
import type { AuditCheck, DeadLetterDetail, SeriesList } from './more';
import type { SeriesWithForecast } from './forecast';

/** Keys start with what they are about, so that a live event can say which to read again (see live/touched.ts). */
export const keys = {
  session: ['session'] as const,
  incidents: ['incidents'] as const,
  incident: (id: string) => ['incident', id] as const,
  approvals: ['approvals'] as const,
  stats: ['stats'] as const,
};

export function useSession() {
  return useQuery({
    queryKey: keys.session,
    queryFn: async () => {
      const session = await getJson<Session>('/api/session');
      setCsrfToken(session.csrfToken);
      return { session, receivedAt: Date.now() };
    },
    refetchInterval: 30_000,
  });
}

export interface IncidentFilter {
  status?: string;
  severity?: string;
}

export function useIncidents(filter: IncidentFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.incidents, filter],
    queryFn: ({ pageParam }) => getJson<Page<IncidentSummary>>('/api/incidents', { ...filter, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });
}

export const useIncident = (id: string) =>
  useQuery({ queryKey: keys.incident(id), queryFn: () => getJson<IncidentDetail>(`/api/incidents/${encodeURIComponent(id)}`) });
export const useEvidence = (id: string) =>
  useQuery({ queryKey: [...keys.incident(id), 'evidence'], queryFn: () => getJson<Evidence[]>(`/api/incidents/${encodeURIComponent(id)}/evidence`) });
export const useTimeline = (id: string) =>
  useQuery({
    queryKey: [...keys.incident(id), 'timeline'],
    queryFn: () => getJson<TimelineEntry[]>(`/api/incidents/${encodeURIComponent(id)}/timeline`),
  });
export const useTopology = (incident?: string) =>
  useQuery({
    queryKey: incident ? [...keys.incident(incident), 'topology'] : ['topology'],
    queryFn: () => getJson<Topology>('/api/topology', { incident }),
  });
export const useAudit = (incident?: string) =>
  useQuery({
    queryKey: incident ? [...keys.incident(incident), 'audit'] : ['audit'],
    queryFn: () => getJson<AuditRow[]>('/api/audit', { incident }),
  });

export const useApprovals = (status?: ApprovalStatus) =>
  useQuery({ queryKey: [...keys.approvals, status ?? 'all'], queryFn: () => getJson<{ items: Approval[] }>('/api/approvals', { status }) });
export const useApproval = (id: string) =>
  useQuery({ queryKey: [...keys.approvals, 'one', id], queryFn: () => getJson<Approval>(`/api/approvals/${encodeURIComponent(id)}`) });

export const useStats = () => useQuery({ queryKey: keys.stats, queryFn: () => getJson<Stats>('/api/stats'), refetchInterval: 15_000 });
export const useWorkflows = (state?: string) =>
  useQuery({ queryKey: ['workflows', state ?? ''], queryFn: () => getJson<{ items: WorkflowRow[] }>('/api/workflows', { state }) });
export const useSeriesOf = (resourceId: string) =>
  useQuery({
    queryKey: ['series-list', resourceId],
    queryFn: () => getJson<SeriesList>('/api/series/list', { resourceId }),
    enabled: resourceId !== '',
  });
export const useDeadLetter = (id: string, enabled: boolean) =>
  useQuery({ queryKey: ['deadletter', id], queryFn: () => getJson<DeadLetterDetail>(`/api/deadletters/${encodeURIComponent(id)}`), enabled });
export const useAuditCheck = () => useQuery({ queryKey: ['audit', 'check'], queryFn: () => getJson<AuditCheck>('/api/audit/check') });

export function useDeadLetters() {
  return useInfiniteQuery({
    queryKey: ['deadletters'],
    queryFn: ({ pageParam }) => getJson<Page<DeadLetter>>('/api/deadletters', { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
}

/** One series by key, or by resource and metric. A chart that is open follows the data by itself. */
export function useSeries(query: Query | null) {
  return useQuery({
    queryKey: ['series', query],
    queryFn: () => getJson<SeriesWithForecast>('/api/series', query ?? {}),
    enabled: query !== null,
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });
}
