import type { IconName } from '../components/Icon';

export interface Destination {
  path: string;
  label: string;
  icon: IconName;
  key: string;
  phone: boolean;
}

/** The pages in the order of the menu; `key` follows "g" on the keyboard; `phone` ones are in the bar at the bottom of a phone. */
export const destinations: readonly Destination[] = [
  { path: '/', label: 'Overview', icon: 'overview', key: 'o', phone: true },
  { path: '/incidents', label: 'Incidents', icon: 'incident', key: 'i', phone: true },
  { path: '/approvals', label: 'Approvals', icon: 'approval', key: 'p', phone: true },
  { path: '/topology', label: 'Topology', icon: 'topology', key: 't', phone: false },
  { path: '/explorer', label: 'Explorer', icon: 'chart', key: 'e', phone: true },
  { path: '/dead-letters', label: 'Dead letters', icon: 'letter', key: 'd', phone: false },
  { path: '/workflows', label: 'Workflows', icon: 'workflow', key: 'w', phone: false },
  { path: '/audit', label: 'Audit', icon: 'audit', key: 'u', phone: false },
  { path: '/settings', label: 'Settings', icon: 'settings', key: 's', phone: false },
];

export function isHere(path: string, location: string): boolean {
  return path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);
}
