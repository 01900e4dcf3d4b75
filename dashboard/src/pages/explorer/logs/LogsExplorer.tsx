import { useLogTemplates } from '../../../api/pageQueries';
import { useTopology } from '../../../api/queries';
import { ApiError } from '../../../api/client';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { RowsSkeleton } from '../../../components/Skeleton';
import { resourceName } from '../../../format/names';
import type { Choice } from '../choice';
import { TemplateList } from './TemplateList';
import { TemplateRate } from './TemplateRate';

interface Props {
  choice: Choice;
  go: (next: Partial<Choice>) => void;
}

/** Log templates of one resource or of all, most written first; the chosen one with its rate. */
export function LogsExplorer({ choice, go }: Props) {
  const nodes = useTopology().data?.nodes ?? [];
  const query = useLogTemplates(choice.resourceId);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const unlisted = choice.resourceId !== '' && !nodes.some((n) => n.resourceId === choice.resourceId);
  const missing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <>
      <div className="explorer-form">
        <label className="field">
          <span>Resource</span>
          <select
            className="input"
            value={choice.resourceId}
            onChange={(event) => go({ resourceId: event.target.value, template: '' })}
            data-testid="logs-resource"
          >
            <option value="">Every resource</option>
            {unlisted && <option value={choice.resourceId}>{resourceName(choice.resourceId)}</option>}
            {nodes.map((n) => (
              <option key={n.resourceId} value={n.resourceId}>
                {n.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {choice.template && <TemplateRate choice={choice} onClose={() => go({ template: '' })} />}
      {query.isPending && <RowsSkeleton />}
      {query.error && !missing && items.length === 0 && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {(missing || query.data) && items.length === 0 && (
        <div className="list">
          <EmptyState
            title="No log lines yet"
            text="Templates appear when a resource sends logs: app logs, console logs, gateway access logs, any resource log of Azure Monitor."
          />
        </div>
      )}
      {items.length > 0 && (
        <TemplateList
          items={items}
          chosen={choice.template}
          onChoose={(template, resourceId) => go({ template, resourceId })}
          more={query.hasNextPage ? () => void query.fetchNextPage() : null}
        />
      )}
    </>
  );
}
