import type { ApprovalStatus, IncidentStatus } from '../api/types';

export const severityNames = ['Critical', 'Error', 'Warning', 'Informational', 'Verbose'] as const;
export const severityName = (severity: number): string => severityNames[severity] ?? `Severity ${severity}`;

export const statusNames: Record<IncidentStatus, string> = {
  open: 'Open',
  'awaiting-approval': 'Awaiting approval',
  remediating: 'Remediating',
  verifying: 'Verifying',
  resolved: 'Resolved',
  escalated: 'Escalated',
};

export const approvalNames: Record<ApprovalStatus, string> = {
  pending: 'Pending',
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'Expired',
  void: 'Void',
};

const typeNames: Record<string, string> = {
  'microsoft.compute/virtualmachinescalesets': 'VM scale set',
  'microsoft.compute/virtualmachinescalesets/virtualmachines': 'Scale-set instance',
  'microsoft.compute/virtualmachines': 'Virtual machine',
  'microsoft.compute/disks': 'Managed disk',
  'microsoft.web/sites': 'App Service',
  'microsoft.web/serverfarms': 'App Service plan',
  'microsoft.sql/servers/databases': 'SQL database',
  'microsoft.sql/servers': 'SQL server',
  'microsoft.network/applicationgateways': 'App gateway',
  'microsoft.network/loadbalancers': 'Load balancer',
  'microsoft.storage/storageaccounts': 'Storage account',
  'microsoft.cache/redis': 'Redis cache',
  'microsoft.servicebus/namespaces': 'Service Bus',
};

/** The type path and names of an Azure resource id; null for anything else. */
export function parseResource(id: string): { type: string; names: string[]; group: string | null } | null {
  const at = id.toLowerCase().lastIndexOf('/providers/');
  if (at < 0) return null;
  const [provider, ...rest] = id.slice(at + '/providers/'.length).split('/');
  const types = rest.filter((_, i) => i % 2 === 0);
  const names = rest.filter((_, i) => i % 2 === 1);
  const group = /\/resourcegroups\/([^/]+)/i.exec(id)?.[1] ?? null;
  return names.length === 0 ? null : { type: [provider, ...types].join('/').toLowerCase(), names, group };
}

/** "vmss-shop-api/2" for a resource id; anything else as it is. */
export function resourceName(id: string): string {
  return parseResource(id)?.names.join('/') ?? id;
}

export function typeName(type: string): string {
  return typeNames[type.toLowerCase()] ?? sentence(type.slice(type.lastIndexOf('/') + 1));
}

export function resourceType(id: string): string {
  const parsed = parseResource(id);
  return parsed ? typeName(parsed.type) : '';
}

/** "level-shift" or "resourceShift" as "Level shift" / "Resource shift". */
export function sentence(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const actionNames: Record<string, string> = {
  'vm.restart': 'Restart virtual machine',
  'vmss.restart-instances': 'Restart scale-set instances',
  'vmss.scale-out': 'Add scale-set instances',
  'vmss.scale-in': 'Remove scale-set instances',
  'appservice.restart': 'Restart App Service',
  'disk.grow': 'Grow the disk',
};

export function actionName(actionId: string): string {
  return actionNames[actionId] ?? sentence(actionId);
}
