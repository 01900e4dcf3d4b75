import { useMutation } from '@tanstack/react-query';
import { postJson } from '../api/client';
import type { FeedbackRequest } from '../api/more';
import { explain } from '../format/problem';
import { Icon } from './Icon';
import './Feedback.css';

/** Was it right? One click each way; what was chosen stays shown until the page is left. */
export function Feedback({ incidentId, about, question }: { incidentId: string; about: FeedbackRequest['about']; question: string }) {
  const send = useMutation({
    mutationFn: (useful: boolean) =>
      postJson(`/api/incidents/${encodeURIComponent(incidentId)}/feedback`, { about, useful } satisfies FeedbackRequest),
  });
  const thumb = (useful: boolean) => (
    <button
      type="button"
      className={useful ? 'thumb' : 'thumb down'}
      aria-label={`${question} ${useful ? 'Yes' : 'No'}`}
      aria-pressed={send.isSuccess && send.variables === useful}
      disabled={send.isPending}
      onClick={() => send.mutate(useful)}
      data-testid={`feedback-${about}-${useful ? 'yes' : 'no'}`}
    >
      <Icon name="up" />
    </button>
  );
  return (
    <span className="feedback small muted">
      {question} {thumb(true)} {thumb(false)}
      <span role="status">{send.isSuccess ? 'Thank you, noted.' : send.error ? explain(send.error).text : ''}</span>
    </span>
  );
}
