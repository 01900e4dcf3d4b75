import { Link } from 'wouter';
import type { Topology } from '../../api/types';
import { Dialog } from '../../components/Dialog';
import { sentence, typeName } from '../../format/names';
import { share } from '../../format/number';

/** A resource: what it depends on, what depends on it, and the way to its series. */
export function NodeDialog({ topology, resourceId, onClose }: { topology: Topology; resourceId: string; onClose: () => void }) {
  const node = topology.nodes.find((n) => n.resourceId === resourceId);
  if (!node) return null;
  const name = (id: string) => topology.nodes.find((n) => n.resourceId === id)?.name ?? id;
  const edges = topology.edges.filter((e) => e.from === resourceId || e.to === resourceId);
  return (
    <Dialog
      open
      onClose={onClose}
      title={node.name}
      testId="node-dialog"
      foot={
        <Link className="button" href={`/explorer?resourceId=${encodeURIComponent(resourceId)}`} onClick={onClose}>
          Open its series
        </Link>
      }
    >
      <div className="stack">
        <p>
          {typeName(node.type)} · {sentence(node.health)}
        </p>
        <p className="mono small break muted">{resourceId}</p>
        <ul>
          {edges.map((e) => (
            <li key={`${e.from} ${e.to} ${e.kind}`} className="small">
              {name(e.from)} {e.kind} {name(e.to)}{' '}
              <span className="muted">
                ({e.source}, {share(e.confidence)})
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
