import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useIncident, useTopology } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { BlockSkeleton } from '../../components/Skeleton';
import { useMediaQuery } from '../../state/useMediaQuery';
import { useOpenIncidents } from '../../state/useOpenIncidents';
import { withOpenIncidents } from './coloured';
import { NodeDialog } from './NodeDialog';
import TopologyGraph from './TopologyGraph';

/** The estate, or the part around one incident (?incident=): who depends on whom, the cause, and the path of impact. */
export default function TopologyPage() {
  const incident = new URLSearchParams(useSearch()).get('incident') ?? undefined;
  const query = useTopology(incident);
  const [, navigate] = useLocation();
  const phone = useMediaQuery('(max-width: 900px)');
  const open = useOpenIncidents();
  const [node, setNode] = useState<string | null>(null);
  return (
    <>
      <PageHead
        title="Topology"
        note={incident ? <IncidentNote id={incident} /> : 'Every known resource; colours show the open incidents. Choose one for its details.'}
      >
        {incident && (
          <button type="button" className="button small" onClick={() => navigate('/topology')}>
            Show the whole estate
          </button>
        )}
      </PageHead>
      <div className="card">
        <div className="card-body">
          <Loaded query={query} skeleton={<BlockSkeleton />}>
            {(found) =>
              found.nodes.length === 0 ? (
                <EmptyState title="No topology yet" text="Resources appear here as soon as their telemetry or the resource graph names them." />
              ) : (
                <>
                  <TopologyGraph
                    topology={incident ? found : withOpenIncidents(found, open.items)}
                    direction={phone ? 'TB' : 'LR'}
                    wide
                    onNode={setNode}
                  />
                  {node && (
                    <NodeDialog topology={incident ? found : withOpenIncidents(found, open.items)} resourceId={node} onClose={() => setNode(null)} />
                  )}
                </>
              )
            }
          </Loaded>
        </div>
      </div>
    </>
  );
}

function IncidentNote({ id }: { id: string }) {
  const { data } = useIncident(id);
  return (
    <>
      Around <Link href={`/incidents/${encodeURIComponent(id)}`}>{data?.title ?? id}</Link>
    </>
  );
}
