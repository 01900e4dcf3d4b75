import { useSlos } from '../../api/pageQueries';
import { EmptyState } from '../../components/EmptyState';
import { List } from '../../components/List';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { SloRow } from './SloRow';
import { worstFirst } from './words';
import './Slo.css';

/** Every objective with its budget and how fast it burns. */
export default function SloPage() {
  const query = useSlos();
  return (
    <>
      <PageHead
        title="Objectives"
        note="What the services promise, how much of the error budget is left, and how fast it burns. A used-up budget stops automatic actions."
      />
      <Loaded query={query} skeleton={<RowsSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="list">
              <EmptyState
                title="No objectives yet"
                text="Define one under AIOps:Slo:Objectives (name, resource, total and bad metric, target): its budget and burn alerts appear here."
              />
            </div>
          ) : (
            <List label="Objectives" testId="slos">
              {worstFirst(items).map((slo) => (
                <SloRow key={slo.name} slo={slo} />
              ))}
            </List>
          )
        }
      </Loaded>
    </>
  );
}
