import { Link, useSearch } from 'wouter';
import { useAudit } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { AuditRows } from './AuditRows';
import { ChainNotice } from './ChainNotice';

/** Who decided and did what, newest first, with the chain of hashes. */
export default function AuditPage() {
  const incident = new URLSearchParams(useSearch()).get('incident') ?? undefined;
  const query = useAudit(incident);
  const note = incident ? (
    <>
      Of <Link href={`/incidents/${encodeURIComponent(incident)}`}>{incident}</Link> · <Link href="/audit">show all</Link>
    </>
  ) : (
    'The newest decisions and actions. Each row carries the hash of the one before it.'
  );
  return (
    <>
      <PageHead title="Audit" note={note} />
      <ChainNotice />
      <Loaded query={query} skeleton={<RowsSkeleton />}>
        {(rows) =>
          rows.length === 0 ? (
            <div className="list">
              <EmptyState title="Nothing recorded yet" text="Approvals, rejections, actions and checks are written here as they happen." />
            </div>
          ) : (
            <div className="card">
              <div className="card-body">
                <AuditRows rows={[...rows].sort((a, b) => b.sequence - a.sequence)} full />
              </div>
            </div>
          )
        }
      </Loaded>
    </>
  );
}
