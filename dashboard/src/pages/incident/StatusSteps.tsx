import type { IncidentStatus } from '../../api/types';
import { stepsOf } from './steps';

const spoken = { done: 'done', now: 'now', ahead: 'to come', bad: 'now' } as const;

export function StatusSteps({ status, hadApproval }: { status: IncidentStatus; hadApproval: boolean }) {
  return (
    <ol className="steps" aria-label="Where the incident stands" data-testid="status-steps">
      {stepsOf(status, hadApproval).map((step) => (
        <li key={step.id} className={`step ${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span>
            {step.label}
            <span className="visually-hidden">: {spoken[step.state]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
