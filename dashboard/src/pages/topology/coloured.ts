import type { IncidentSummary, Topology } from '../../api/types';

type Open = Pick<IncidentSummary, 'resources' | 'topCause'>;

/** The whole estate comes without health: what the open incidents say of each node is put in. Health that the host gave stays. */
export function withOpenIncidents(topology: Topology, incidents: readonly Open[]): Topology {
  const causes = new Set(incidents.map((i) => i.topCause?.resourceId));
  const affected = new Set(incidents.flatMap((i) => i.resources));
  const health = (id: string) => (causes.has(id) ? 'cause' : affected.has(id) ? 'affected' : 'healthy');
  return { ...topology, nodes: topology.nodes.map((node) => (node.health === 'unknown' ? { ...node, health: health(node.resourceId) } : node)) };
}
