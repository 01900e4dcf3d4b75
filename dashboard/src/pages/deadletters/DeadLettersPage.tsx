import { useDeadLetters } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { List } from '../../components/List';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { DeadLetterRow } from './DeadLetterRow';

/** What could not be read, with the reason; nothing is thrown away, and everything can be sent through again. */
export default function DeadLettersPage() {
  const query = useDeadLetters();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title="Dead letters" note="Telemetry that was rejected, with the reason. The rest of its batch went on." />
      {query.isPending && <RowsSkeleton />}
      {query.error && items.length === 0 && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (
        <div className="list">
          <EmptyState title="No dead letters" text="Everything that came in could be read." />
        </div>
      )}
      {items.length > 0 && (
        <List label="Dead letters" testId="dead-letters">
          {items.map((letter) => (
            <DeadLetterRow key={letter.id} letter={letter} />
          ))}
          {query.hasNextPage && (
            <li className="more">
              <button type="button" className="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show more
              </button>
            </li>
          )}
        </List>
      )}
    </>
  );
}
