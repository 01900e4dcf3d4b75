import type { IncidentFilter } from '../../api/queries';
import { statusNames } from '../../format/names';

export const statusOptions: readonly { value: string; label: string }[] = [
  { value: '', label: 'All' },
  { value: 'awaiting-approval', label: statusNames['awaiting-approval'] },
  { value: 'open', label: statusNames.open },
  { value: 'remediating', label: statusNames.remediating },
  { value: 'verifying', label: statusNames.verifying },
  { value: 'escalated', label: statusNames.escalated },
  { value: 'resolved', label: statusNames.resolved },
];

/** The filter lives in the address, so that a filtered list can be sent to somebody. Unknown values are left out. */
export function parseFilter(search: string): IncidentFilter {
  const params = new URLSearchParams(search);
  const status = params.get('status') ?? '';
  const severity = params.get('severity') ?? '';
  return {
    ...(statusOptions.some((o) => o.value === status) && status ? { status } : {}),
    ...(/^[0-4]$/.test(severity) ? { severity } : {}),
  };
}

export function filterSearch(filter: IncidentFilter): string {
  const params = new URLSearchParams();
  if (filter.status) params.set('status', filter.status);
  if (filter.severity) params.set('severity', filter.severity);
  return params.size > 0 ? `?${params}` : '';
}
