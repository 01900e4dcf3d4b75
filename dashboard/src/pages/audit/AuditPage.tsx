import { Link, useSearch } from 'wouter';
import { useAudit } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { RowsSkeleton } from '../../components/Skeleton';
import { plural } from '../../format/number';
import { AuditRows } from './AuditRows';
import { checkChain } from './chain';

/** Who decided and did what, newest first, with the chain of hashes. */
export default function AuditPage() {
  const incident = new URLSearchParams(useSearch()).get('incident') ?? undefined;
  const query = useAudit(incident);
  return (
    <>
      <PageHead
        title="Audit"
        note={
          incident ? (
            <>
              Of <Link href={`/incidents/${encodeURIComponent(incident)}`}>{incident}</Link> · <Link href="/audit">show all</Link>
            </>
          ) : (
            'Every decision and action. Each row carries the hash of the one before it.'
          )
        }
      />
      <Loaded query={query} skeleton={<RowsSkeleton />}>
        {(rows) => {
          if (rows.length === 0)
            return (
              <div className="list">
                <EmptyState title="Nothing recorded yet" text="Approvals, rejections, actions and checks are written here as they happen." />
              </div>
            );
          const { links, brokenAt } = checkChain(rows);
          return (
            <>
              {brokenAt === null ? (
                <p className="notice good" data-testid="chain-state" data-broken="false">
                  <strong>Chain intact</strong>
                  <span>{plural(links, 'link')} between the rows shown. The command “audit verify” recomputes every hash.</span>
                </p>
              ) : (
                <p className="notice bad" role="alert" data-testid="chain-state" data-broken="true">
                  <strong>Chain broken at row {brokenAt}</strong>
                  <span>This row does not name the hash of the row before it. Run “audit verify”.</span>
                </p>
              )}
              <div className="card">
                <div className="card-body">
                  <AuditRows rows={[...rows].sort((a, b) => b.sequence - a.sequence)} full />
                </div>
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
