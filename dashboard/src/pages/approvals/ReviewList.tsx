import { useReviews } from '../../api/pageQueries';
import { EmptyState } from '../../components/EmptyState';
import { List } from '../../components/List';
import { Loaded } from '../../components/Loaded';
import { RowsSkeleton } from '../../components/Skeleton';
import { ReviewRow } from './ReviewRow';

/** Decisions that one person took alone in an emergency; open until a second person has looked. */
export function ReviewList() {
  const query = useReviews();
  return (
    <Loaded query={query} skeleton={<RowsSkeleton rows={2} />}>
      {({ items }) =>
        items.length === 0 ? (
          <div className="list">
            <EmptyState
              title="No emergency decisions"
              text="When one person approves alone in an emergency, a second person reviews it here afterwards."
            />
          </div>
        ) : (
          <List label="Emergency reviews" testId="reviews">
            {items.map((review) => (
              <ReviewRow key={review.id} review={review} />
            ))}
          </List>
        )
      }
    </Loaded>
  );
}
