import { expect, test } from 'vitest';
import type { Topology } from '../../api/types';
import { pathOfImpact, place } from './layout';

type Health = Topology['nodes'][number]['health'];
const node = (resourceId: string, health: Health = 'healthy') => ({ resourceId, name: resourceId, type: 't', health });
const edge = (from: string, to: string) => ({ from, to, kind: 'calls', source: 's', confidence: 1 });
const graph: Topology = {
  nodes: [node('gateway', 'affected'), node('web', 'affected'), node('api', 'cause'), node('sql'), node('batch')],
  edges: [edge('gateway', 'web'), edge('web', 'api'), edge('api', 'sql'), edge('batch', 'api')],
};

test('The effect travels from the cause to its affected callers only', () =>
  expect([...pathOfImpact(graph)].map((e) => `${e.from}>${e.to}`)).toEqual(['web>api', 'gateway>web']));
test('A circle of dependencies ends', () =>
  expect(pathOfImpact({ nodes: [node('a', 'cause'), node('b', 'affected')], edges: [edge('b', 'a'), edge('a', 'b')] }).size).toBe(1));

test('Callers stand left of what they call, and nothing lies on top of another', () => {
  const { nodes, edges } = place(graph, 'LR');
  const x = (id: string) => nodes.find((n) => n.node.resourceId === id)?.x ?? 0;
  expect(x('gateway')).toBeLessThan(x('web'));
  expect(x('web')).toBeLessThan(x('api'));
  expect(new Set(nodes.map((n) => `${n.x},${n.y}`)).size).toBe(nodes.length);
  expect(edges.filter((e) => e.onPath)).toHaveLength(2);
});

test('An edge to an unknown node is left out', () => expect(place({ nodes: [node('a')], edges: [edge('a', 'ghost')] }, 'TB').edges).toEqual([]));
