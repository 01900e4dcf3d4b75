import type { PlannedAction } from '../../../api/types';
import { sentence } from '../../../format/names';

const names: Record<string, string> = { instanceIds: 'Instances', capacity: 'Capacity', sizeGb: 'Size in GiB' };

/** "Instances: 2, Mode: graceful"; empty when the action has none. */
export function parameterText({ parameters }: PlannedAction): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${names[name] ?? sentence(name)}: ${value}`)
    .join(', ');
}
