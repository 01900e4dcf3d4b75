import type { IncidentStatus } from '../../api/types';

export interface Step {
  id: string;
  label: string;
  state: 'done' | 'now' | 'ahead' | 'bad';
}

const order: readonly IncidentStatus[] = ['open', 'awaiting-approval', 'remediating', 'verifying', 'resolved'];
const labels = ['Diagnose', 'Approve', 'Remediate', 'Verify', 'Resolved'];

/** The way of an incident; without approval the second step is left out, and "escalated" ends the way at a person. */
export function stepsOf(status: IncidentStatus, hadApproval: boolean): Step[] {
  const escalated = status === 'escalated';
  const at = escalated ? -1 : order.indexOf(status);
  const steps = order.map((id, i): Step => {
    if (escalated) return i === 0 ? { id, label: labels[0] ?? id, state: 'done' } : { id, label: labels[i] ?? id, state: 'ahead' };
    const state = i < at || status === 'resolved' ? 'done' : i === at ? 'now' : 'ahead';
    return { id, label: labels[i] ?? id, state };
  });
  const shown = hadApproval ? steps : steps.filter((s) => s.id !== 'awaiting-approval');
  return escalated ? [...shown.filter((s) => s.state === 'done'), { id: 'escalated', label: 'Handed to a person', state: 'bad' }] : shown;
}
