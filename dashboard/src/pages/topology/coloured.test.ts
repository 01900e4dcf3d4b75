import { expect, test } from 'vitest';
import type { Topology } from '../../api/types';
import { withOpenIncidents } from './coloured';

const node = (resourceId: string, health: Topology['nodes'][number]['health']) => ({ resourceId, name: resourceId, type: 't', health });
const incident = { resources: ['web', 'api'], topCause: { resourceId: 'api', title: '', confidence: 1 } };

test('Open incidents colour what they touch, and their likeliest cause above all', () => {
  const { nodes } = withOpenIncidents({ nodes: ['web', 'api', 'sql'].map((id) => node(id, 'unknown')), edges: [] }, [incident]);
  expect(nodes.map((n) => n.health)).toEqual(['affected', 'cause', 'healthy']);
});

test('Health that the host gave stays', () =>
  expect(withOpenIncidents({ nodes: [node('api', 'healthy')], edges: [] }, [incident]).nodes[0]?.health).toBe('healthy'));
