import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useTopology } from '../../api/queries';
import type { IncidentDetail } from '../../api/types';
import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { BlockSkeleton } from '../../components/Skeleton';

const TopologyGraph = lazy(() => import('../topology/TopologyGraph'));

/** The part of the estate around the incident: the cause, and how its effect travelled. */
export function ImpactCard({ incident }: { incident: IncidentDetail }) {
  const query = useTopology(incident.id);
  return (
    <Card
      title="Path of impact"
      testId="impact"
      actions={
        <Link className="small" href={`/topology?incident=${encodeURIComponent(incident.id)}`}>
          Open
        </Link>
      }
    >
      <Loaded query={query} skeleton={<BlockSkeleton />}>
        {(topology) =>
          topology.nodes.length === 0 ? (
            <p className="muted small">No topology is known for these resources.</p>
          ) : (
            <Suspense fallback={<BlockSkeleton />}>
              <TopologyGraph topology={topology} direction="TB" />
            </Suspense>
          )
        }
      </Loaded>
    </Card>
  );
}
