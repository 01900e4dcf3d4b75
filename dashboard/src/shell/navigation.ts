import type { IconName } from '../components/Icon';

export interface Destination {
  path: string;
  label: string;
  icon: IconName;
  key: string;
  phone: boolean;
  /** A line stands above it in the menu. */
  group?: true;
}

/** The pages in the order of the menu; `key` follows "g" on the keyboard; `phone` ones are in the bar at the bottom of a phone. */
export const destinations: readonly Destination[] = [
  { path: '/', label: 'Overview', icon: 'overview', key: 'o', phone: true },
  { path: '/incidents', label: 'Incidents', icon: 'incident', key: 'i', phone: true },
  { path: '/approvals', label: 'Approvals', icon: 'approval', key: 'p', phone: true },
  { path: '/slo', label: 'Objectives', icon: 'target', key: 'l', phone: false },
  { path: '/topology', label: 'Topology', icon: 'topology', key: 't', phone: false, group: true },
  { path: '/explorer', label: 'Explorer', icon: 'chart', key: 'e', phone: true },
  { path: '/learning', label: 'Learning', icon: 'up', key: 'n', phone: false },
  { path: '/maintenance', label: 'Maintenance', icon: 'wrench', key: 'm', phone: false, group: true },
  { path: '/dead-letters', label: 'Dead letters', icon: 'letter', key: 'd', phone: false },
  { path: '/workflows', label: 'Workflows', icon: 'workflow', key: 'w', phone: false },
  { path: '/audit', label: 'Audit', icon: 'audit', key: 'u', phone: false },
  { path: '/health', label: 'Health', icon: 'pulse', key: 'h', phone: false },
  { path: '/settings', label: 'Settings', icon: 'settings', key: 's', phone: false },
];

export function isHere(path: string, location: string): boolean {
  return path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);
}
