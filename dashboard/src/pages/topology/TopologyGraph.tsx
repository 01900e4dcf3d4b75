import { useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { Topology } from '../../api/types';
import { GraphNode } from './GraphNode';
import { place } from './layout';
import './Topology.css';

interface Props {
  topology: Topology;
  direction: 'LR' | 'TB';
  wide?: boolean;
  onNode?: (resourceId: string) => void;
}

/** Callers first, what they depend on after them; the path of impact is drawn strong. */
export default function TopologyGraph({ topology, direction, wide = false, onNode }: Props) {
  const placed = useMemo(() => place(topology, direction), [topology, direction]);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const cause = placed.nodes.find((p) => p.node.health === 'cause')?.x;
  useLayoutEffect(() => {
    if (box.current && cause !== undefined) box.current.scrollLeft = cause - box.current.clientWidth / 2;
  }, [cause]);
  return (
    <div className={wide ? 'topology wide' : 'topology'} data-testid="topology">
      <div ref={box} className="topo-scroll" tabIndex={wide ? 0 : undefined} role="region" aria-label="Topology">
        <svg
          width={placed.width}
          height={placed.height}
          viewBox={`0 0 ${placed.width} ${placed.height}`}
          role="group"
          aria-label={describe(topology)}
        >
          <defs>
            {['', ' path'].map((kind) => (
              <marker
                key={kind}
                id={`${id}${kind.trim()}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path className={`topo-arrow${kind}`} d="M0 0 8 4 0 8z" />
              </marker>
            ))}
          </defs>
          {placed.edges.map(({ edge, points, onPath }) => (
            <polyline
              key={`${edge.from} ${edge.to} ${edge.kind}`}
              className={`topo-edge${onPath ? ' path' : edge.confidence < 0.5 ? ' guess' : ''}`}
              points={points.map((p) => `${p.x},${p.y}`).join(' ')}
              markerEnd={`url(#${id}${onPath ? 'path' : ''})`}
            >
              <title>{`${edge.kind} (${edge.source}, confidence ${Math.round(edge.confidence * 100)} %)`}</title>
            </polyline>
          ))}
          {placed.nodes.map((p) => (
            <GraphNode key={p.node.resourceId} placed={p} onOpen={onNode} />
          ))}
        </svg>
      </div>
      <div className="topo-legend">
        <span>
          <i className="key-cause" />
          Cause
        </span>
        <span>
          <i className="key-affected" />
          Affected
        </span>
        <span>
          <i className="key-path" />
          Path of impact
        </span>
        <span>Arrows point to what is depended on</span>
      </div>
    </div>
  );
}

function describe({ nodes }: Topology): string {
  const of = (health: string) =>
    nodes
      .filter((n) => n.health === health)
      .map((n) => n.name)
      .join(', ') || 'none';
  return `${nodes.length} resources. Cause: ${of('cause')}. Affected: ${of('affected')}.`;
}
