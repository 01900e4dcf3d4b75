import { useLocation } from 'wouter';
import { useShortcuts } from '../../state/useShortcuts';

/** The keys of the incident page. Approve and Reject press the visible buttons, so a key never does what a click could not. */
export function useIncidentShortcuts(openEvidence: () => void): void {
  const [, navigate] = useLocation();
  const press = (testId: string) => document.querySelector<HTMLButtonElement>(`[data-testid="${testId}"]:not(:disabled)`)?.click();
  useShortcuts({ a: () => press('approve-button'), r: () => press('reject-button'), e: openEvidence, u: () => navigate('/incidents') });
}
