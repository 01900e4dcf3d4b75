import type { PlannedAction } from '../../../api/types';
import { sentence } from '../../../format/names';

/** "Instance ids: 2, mode: graceful"; empty when the action has none. */
export function parameterText({ parameters }: PlannedAction): string {
  return Object.entries(parameters).map(([name, value]) => `${sentence(name)}: ${value}`).join(', ');
}
