import { useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson } from '../../api/client';
import { keys } from '../../api/queries';
import type { IncidentDetail } from '../../api/types';
import { explain } from '../../format/problem';

/** "I am looking at it": stops the clock of the mean time to acknowledge. */
export function AcknowledgeButton({ incident }: { incident: IncidentDetail }) {
  const client = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => postJson(`/api/incidents/${encodeURIComponent(incident.id)}/acknowledge`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.incident(incident.id) }),
  });
  if (incident.acknowledgedBy || incident.status === 'resolved') return null;
  return (
    <span className="row wrap">
      {acknowledge.error && (
        <span className="small muted" role="alert">
          {explain(acknowledge.error).text}
        </span>
      )}
      <button type="button" className="button" disabled={acknowledge.isPending} onClick={() => acknowledge.mutate()} data-testid="acknowledge-button">
        Acknowledge
      </button>
    </span>
  );
}
