import { useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson } from '../api/client';
import type { FeedbackRequest } from '../api/more';
import { keys } from '../api/queries';
import type { IncidentDetail, Thumb } from '../api/types';
import { explain } from '../format/problem';
import { useCurrentSession } from '../state/SessionGate';
import { Icon } from './Icon';
import './Feedback.css';

interface Props {
  incident: Pick<IncidentDetail, 'id' | 'feedback'>;
  about: FeedbackRequest['about'];
  alertId?: string;
  question: string;
}

/** Was it right? One click each way; the same thumb again, or Undo, takes it back. */
export function Feedback({ incident, about, alertId, question }: Props) {
  const session = useCurrentSession();
  const client = useQueryClient();
  const path = `/api/incidents/${encodeURIComponent(incident.id)}/feedback`;
  const mine = incident.feedback?.find((t) => t.actor === session.name && t.about === about && (t.alertId ?? undefined) === alertId);
  const send = useMutation({
    mutationFn: (useful: boolean | null) =>
      useful === null
        ? postJson<{ items: Thumb[] }>(`${path}/undo`, { about, ...(alertId ? { alertId } : {}) })
        : postJson<{ items: Thumb[] }>(path, { about, useful, ...(alertId ? { alertId } : {}) } satisfies FeedbackRequest),
    onSuccess: ({ items }) => client.setQueryData<IncidentDetail>(keys.incident(incident.id), (before) => before && { ...before, feedback: items }),
  });
  const thumb = (useful: boolean) => (
    <button
      type="button"
      className={useful ? 'thumb' : 'thumb down'}
      aria-label={`${question} ${useful ? 'Yes' : 'No'}`}
      aria-pressed={mine?.useful === useful}
      disabled={send.isPending}
      onClick={() => send.mutate(mine?.useful === useful ? null : useful)}
      data-testid={`feedback-${about}-${useful ? 'yes' : 'no'}`}
    >
      <Icon name="up" />
    </button>
  );
  return (
    <span className="feedback small muted">
      {question} {thumb(true)} {thumb(false)}
      {mine && (
        <button
          type="button"
          className="link small"
          disabled={send.isPending}
          onClick={() => send.mutate(null)}
          data-testid={`feedback-${about}-undo`}
        >
          Undo
        </button>
      )}
      <span role="status">{send.error ? explain(send.error).text : mine ? (mine.effect ?? 'Thank you, noted.') : ''}</span>
    </span>
  );
}
