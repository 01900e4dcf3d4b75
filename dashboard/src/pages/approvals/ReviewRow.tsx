import { useState } from 'react';
import { Link } from 'wouter';
import type { EmergencyReview } from '../../api/operations';
import { Time } from '../../components/Time';
import { actionName, resourceName } from '../../format/names';
import { plural } from '../../format/number';
import { ReviewDialog } from './ReviewDialog';

export function ReviewRow({ review }: { review: EmergencyReview }) {
  const [open, setOpen] = useState(false);
  const closed = review.reviewedAt !== null;
  return (
    <li>
      <div className="list-row" data-row tabIndex={-1} data-testid="review-row" data-open={!closed}>
        <span>
          <span className="title">
            {actionName(review.actionId)} · {resourceName(review.targetId)}
          </span>
          <br />
          <span className="sub">
            {review.decidedByName} decided alone, <Time at={review.decidedAt} form="minute" />; {plural(review.approvalsNeeded, 'person', 'people')}{' '}
            would have been needed. “{review.reason}” · <Link href={`/incidents/${encodeURIComponent(review.incidentId)}`}>incident</Link>
          </span>
          {closed && (
            <span className="sub">
              <br />
              {review.reviewedBy}: {review.comment}
            </span>
          )}
        </span>
        <span className="meta">
          {closed ? (
            <span className={`badge ${review.justified ? 'good' : 'bad'}`}>{review.justified ? 'Justified' : 'Not justified'}</span>
          ) : (
            <button type="button" className="button small" onClick={() => setOpen(true)} data-testid="review-button">
              Review…
            </button>
          )}
        </span>
      </div>
      {open && <ReviewDialog review={review} onClose={() => setOpen(false)} />}
    </li>
  );
}
