import { useState } from 'react';
import { useMaintenance } from '../../api/pageQueries';
import type { Maintenance } from '../../api/operations';
import { EmptyState } from '../../components/EmptyState';
import { List } from '../../components/List';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { AnnounceDialog } from './AnnounceDialog';
import { WorkRow } from './WorkRow';

/** Planned work: while it lasts, alerts of what it covers open nothing. */
export default function MaintenancePage() {
  const query = useMaintenance();
  const [announcing, setAnnouncing] = useState(false);
  return (
    <>
      <PageHead
        title="Maintenance"
        note="While planned work lasts, alerts of the resources it covers are held back; what still hurts afterwards opens an incident."
      >
        <button type="button" className="button primary" onClick={() => setAnnouncing(true)} data-testid="announce-button">
          Announce work…
        </button>
      </PageHead>
      <Loaded query={query} skeleton={<RowsSkeleton rows={3} />}>
        {(data) => <Works data={data} />}
      </Loaded>
      {announcing && <AnnounceDialog onClose={() => setAnnouncing(false)} />}
    </>
  );
}

function Works({ data }: { data: Maintenance }) {
  if (data.items.length + data.configured.length === 0)
    return (
      <div className="list">
        <EmptyState title="No planned work" text="Announce it before you start: a restart that you planned pages nobody." />
      </div>
    );
  return (
    <List label="Planned work" testId="works">
      {data.items.map((work) => (
        <WorkRow key={work.id} work={work} />
      ))}
      {data.configured.map((work) => (
        <WorkRow key={`${work.name} ${work.from}`} work={work} />
      ))}
    </List>
  );
}
