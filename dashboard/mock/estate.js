// The resources of the pretend shop and how they depend on each other.
const group = '/subscriptions/5f1c2a7e-9d0b-4c55-8a2e-6f0e3b1d7c40/resourcegroups/rg-shop-prod/providers';

export const resources = {
  gateway: `${group}/microsoft.network/applicationgateways/agw-shop`,
  web: `${group}/microsoft.web/sites/app-shop-web`,
  api: `${group}/microsoft.compute/virtualmachinescalesets/vmss-shop-api`,
  api0: `${group}/microsoft.compute/virtualmachinescalesets/vmss-shop-api/virtualmachines/0`,
  api1: `${group}/microsoft.compute/virtualmachinescalesets/vmss-shop-api/virtualmachines/1`,
  api2: `${group}/microsoft.compute/virtualmachinescalesets/vmss-shop-api/virtualmachines/2`,
  sql: `${group}/microsoft.sql/servers/sql-shop/databases/orders`,
  files: `${group}/microsoft.compute/virtualmachines/vm-shop-files`,
  disk: `${group}/microsoft.compute/disks/vm-shop-files-data0`,
};

const names = {
  gateway: ['agw-shop', 'microsoft.network/applicationgateways'],
  web: ['app-shop-web', 'microsoft.web/sites'],
  api: ['vmss-shop-api', 'microsoft.compute/virtualmachinescalesets'],
  api0: ['vmss-shop-api/0', 'microsoft.compute/virtualmachinescalesets/virtualmachines'],
  api1: ['vmss-shop-api/1', 'microsoft.compute/virtualmachinescalesets/virtualmachines'],
  api2: ['vmss-shop-api/2', 'microsoft.compute/virtualmachinescalesets/virtualmachines'],
  sql: ['orders', 'microsoft.sql/servers/databases'],
  files: ['vm-shop-files', 'microsoft.compute/virtualmachines'],
  disk: ['vm-shop-files-data0', 'microsoft.compute/disks'],
};

const arrows = [
  ['gateway', 'web', 'routes'],
  ['web', 'api', 'calls'],
  ['api', 'api0', 'contains'],
  ['api', 'api1', 'contains'],
  ['api', 'api2', 'contains'],
  ['api0', 'sql', 'calls'],
  ['api1', 'sql', 'calls'],
  ['api2', 'sql', 'calls'],
  ['web', 'files', 'calls', 0.4],
  ['files', 'disk', 'attaches'],
];

/** The graph with the health that one incident gives it: { key: 'cause' | 'affected' }. */
export function topology(health = {}, only = null) {
  const keys = Object.keys(names).filter((key) => !only || only.includes(key));
  return {
    nodes: keys.map((key) => ({ resourceId: resources[key], name: names[key][0], type: names[key][1], health: health[key] ?? 'healthy' })),
    edges: arrows
      .filter(([from, to]) => keys.includes(from) && keys.includes(to))
      .map(([from, to, kind, confidence = 0.95]) => ({
        from: resources[from],
        to: resources[to],
        kind,
        source: kind === 'calls' ? 'traces' : 'resource-graph',
        confidence,
      })),
  };
}
