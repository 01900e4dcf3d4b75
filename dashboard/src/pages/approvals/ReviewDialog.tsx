import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../../api/client';
import type { EmergencyReview } from '../../api/operations';
import { Dialog } from '../../components/Dialog';
import { explain } from '../../format/problem';

/** A second person says whether it was right to decide alone. */
export function ReviewDialog({ review, onClose }: { review: EmergencyReview; onClose: () => void }) {
  const [comment, setComment] = useState('');
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: (justified: boolean) => postJson(`/api/reviews/${encodeURIComponent(review.id)}`, { justified, comment: comment.trim() }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['reviews'] }),
  });
  const button = (justified: boolean, label: string, style: string) => (
    <button
      type="button"
      className={style}
      disabled={comment.trim() === '' || close.isPending}
      onClick={() => close.mutate(justified)}
      data-testid={justified ? 'review-justified' : 'review-not-justified'}
    >
      {label}
    </button>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title="Was it right to decide alone?"
      testId="review-dialog"
      foot={
        <>
          {button(false, 'Not justified', 'button danger')}
          {button(true, 'Justified', 'button primary')}
        </>
      }
    >
      <div className="stack">
        <p className="small">
          {review.decidedByName} wrote: “{review.reason}”. Nothing is run by your answer; it goes into the audit trail.
        </p>
        <label className="field">
          <span>What did you find? (required)</span>
          <textarea
            className="input"
            maxLength={1000}
            data-autofocus
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            data-testid="review-comment"
          />
        </label>
        {close.error && (
          <p className="notice bad" role="alert">
            {explain(close.error).text}
          </p>
        )}
      </div>
    </Dialog>
  );
}
