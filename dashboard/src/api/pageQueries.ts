// Queries of the pages beside the incident; each is read by one page.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ApiError, getJson } from './client';
import type { Learning } from './learning';
import type { EmergencyReview, KillSwitch, Maintenance, Readiness, Settings, Similar } from './operations';
import { keys } from './queries';
import type { Slo, SloDetail } from './slo';
import type { IncidentLogs, LogTemplate, LogTemplateDetail, Page } from './types';

/** A route that an older host does not have answers 404; that is an answer, not a failure to try again. */
const once = (count: number, error: Error) => !(error instanceof ApiError && error.status === 404) && count < 2;

export const useSlos = () => useQuery({ queryKey: ['slo'], queryFn: () => getJson<{ items: Slo[] }>('/api/slo'), refetchInterval: 15_000 });
export const useSlo = (name: string) =>
  useQuery({
    queryKey: ['slo', name],
    queryFn: () => getJson<SloDetail>(`/api/slo/${encodeURIComponent(name)}`),
    refetchInterval: 15_000,
    retry: once,
  });
export const useLearning = () => useQuery({ queryKey: ['learning'], queryFn: () => getJson<Learning>('/api/learning'), refetchInterval: 60_000 });
export const useMaintenance = () => useQuery({ queryKey: ['maintenance'], queryFn: () => getJson<Maintenance>('/api/maintenance') });
export const useReviews = () => useQuery({ queryKey: ['reviews'], queryFn: () => getJson<{ items: EmergencyReview[] }>('/api/reviews') });
export const useKillSwitch = () =>
  useQuery({ queryKey: ['killswitch'], queryFn: () => getJson<KillSwitch>('/api/killswitch'), refetchInterval: 30_000, retry: once });
export const useReadiness = () => useQuery({ queryKey: ['readiness'], queryFn: readiness, refetchInterval: 15_000 });
export const useSettings = () => useQuery({ queryKey: ['settings'], queryFn: () => getJson<Settings>('/api/settings'), retry: once });

export const useSimilar = (id: string) =>
  useQuery({
    queryKey: [...keys.incident(id), 'similar'],
    queryFn: () => getJson<Similar>(`/api/incidents/${encodeURIComponent(id)}/similar`),
    retry: once,
  });
export const useIncidentLogs = (id: string) =>
  useQuery({
    queryKey: [...keys.incident(id), 'logs'],
    queryFn: () => getJson<IncidentLogs>(`/api/incidents/${encodeURIComponent(id)}/logs`),
    retry: once,
  });

export function useLogTemplates(resourceId: string) {
  return useInfiniteQuery({
    queryKey: ['log-templates', resourceId],
    queryFn: ({ pageParam }) => getJson<Page<LogTemplate>>('/api/logs/templates', { resourceId, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    retry: once,
  });
}
export const useLogTemplate = (id: string, resourceId: string, range: { from: string; to: string }) =>
  useQuery({
    queryKey: ['log-template', id, resourceId, range],
    queryFn: () => getJson<LogTemplateDetail>(`/api/logs/templates/${encodeURIComponent(id)}`, { resourceId, ...range }),
    enabled: id !== '',
    retry: once,
  });

/** Not ready is an answer too: it says which part is not. */
async function readiness(): Promise<Readiness> {
  const response = await fetch('/readyz', { credentials: 'same-origin' });
  return (await response.json()) as Readiness;
}
