export const states: readonly { value: string; label: string }[] = [
  { value: '', label: 'All' },
  { value: 'running', label: 'Running' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'parked', label: 'Parked' },
  { value: 'failed', label: 'Failed' },
  { value: 'terminated', label: 'Terminated' },
  { value: 'completed', label: 'Completed' },
];

/** Colour of a state: parked and failed need somebody to look. */
export function stateBadge(state: string): string {
  switch (state) {
    case 'completed':
      return 'badge good';
    case 'failed':
    case 'parked':
    case 'terminated':
      return 'badge bad';
    case 'suspended':
      return 'badge warn';
    default:
      return 'badge open';
  }
}
