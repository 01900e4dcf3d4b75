import { typeName } from '../../format/names';
import { nodeSize, type PlacedNode } from './layout';

/** Characters that fit into a node at its font size. */
const fits = 22;

export function GraphNode({ placed: { node, x, y }, onOpen }: { placed: PlacedNode; onOpen?: ((resourceId: string) => void) | undefined }) {
  const { width, height } = nodeSize;
  const type = typeName(node.type);
  const second = node.health === 'cause' ? `Cause · ${type}` : node.health === 'affected' ? `Affected · ${type}` : type;
  const act = onOpen && {
    role: 'button',
    tabIndex: 0,
    onClick: () => onOpen(node.resourceId),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        onOpen(node.resourceId);
      }
    },
  };
  return (
    <g
      className={`topo-node ${node.health}`}
      transform={`translate(${x - width / 2} ${y - height / 2})`}
      {...(act ?? { role: 'img', 'aria-label': `${node.name}, ${second}` })}
      data-testid="topology-node"
      data-health={node.health}
      cursor={onOpen ? 'pointer' : undefined}
    >
      <title>{node.resourceId}</title>
      <rect width={width} height={height} rx="7" />
      <text className="name" x="12" y="21">
        {cut(node.name)}
      </text>
      <text className="type" x="12" y="38">
        {cut(second, fits + 4)}
      </text>
    </g>
  );
}

function cut(text: string, length = fits): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
