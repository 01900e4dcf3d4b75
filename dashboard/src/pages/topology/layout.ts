import dagre from '@dagrejs/dagre';
import type { Topology } from '../../api/types';

export interface PlacedNode {
  node: Topology['nodes'][number];
  x: number;
  y: number;
}
export interface PlacedEdge {
  edge: Topology['edges'][number];
  points: { x: number; y: number }[];
  onPath: boolean;
}
export interface Placed {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  width: number;
  height: number;
}

export const nodeSize = { width: 186, height: 50 };

/** Layers from callers to what they depend on. */
export function place(topology: Topology, direction: 'LR' | 'TB'): Placed {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 18, ranksep: direction === 'LR' ? 64 : 40, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(topology.nodes.map((n) => n.resourceId));
  for (const node of topology.nodes) graph.setNode(node.resourceId, { ...nodeSize });
  const edges = topology.edges.filter((e) => known.has(e.from) && known.has(e.to));
  edges.forEach((e, i) => graph.setEdge(e.from, e.to, {}, String(i)));
  dagre.layout(graph);
  const path = pathOfImpact(topology);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    nodes: topology.nodes.map((node) => ({ node, ...pick(graph.node(node.resourceId) as { x: number; y: number }) })),
    edges: edges.map((edge, i) => ({
      edge,
      points: (graph.edge(edge.from, edge.to, String(i)) as { points: { x: number; y: number }[] }).points,
      onPath: path.has(edge),
    })),
    width: size.width ?? 0,
    height: size.height ?? 0,
  };
}

/** The edges along which the effect travelled: from the cause against the direction of dependency, through affected nodes only. */
export function pathOfImpact(topology: Topology): Set<Topology['edges'][number]> {
  const health = new Map(topology.nodes.map((n) => [n.resourceId, n.health]));
  const path = new Set<Topology['edges'][number]>();
  const reached = topology.nodes.filter((n) => n.health === 'cause').map((n) => n.resourceId);
  for (let i = 0; i < reached.length; i++) {
    for (const edge of topology.edges) {
      if (edge.to !== reached[i] || health.get(edge.from) !== 'affected') continue;
      path.add(edge);
      if (!reached.includes(edge.from)) reached.push(edge.from);
    }
  }
  return path;
}

function pick({ x, y }: { x: number; y: number }): { x: number; y: number } {
  return { x, y };
}
