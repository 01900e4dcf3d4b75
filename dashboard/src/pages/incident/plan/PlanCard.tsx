import type { IncidentDetail } from '../../../api/types';
import { ApprovalBadge } from '../../../components/StatusBadge';
import { Card } from '../../../components/Card';
import { ApprovalPanel } from '../decision/ApprovalPanel';
import { PlanBody } from './PlanBody';
import './Plan.css';

/** What is proposed, what it would touch, what the policy says, and the decision. */
export function PlanCard({ incident }: { incident: IncidentDetail }) {
  const { plan, policy, approval } = incident;
  if (!plan)
    return (
      <Card title="Plan" testId="plan-card">
        <p className="muted small">{noPlan(incident)}</p>
      </Card>
    );
  const waits = approval?.status === 'pending';
  return (
    <Card
      title="Plan"
      note={plan.attempt > 1 ? `attempt ${plan.attempt}` : undefined}
      testId="plan-card"
      className={waits ? 'plan waits' : 'plan'}
      actions={approval ? <ApprovalBadge status={approval.status} /> : undefined}
    >
      <div className="stack">
        <PlanBody plan={plan} policy={policy} />
        {approval ? <ApprovalPanel approval={approval} /> : policy && <p className="notice plain">{withoutApproval[policy.outcome]}</p>}
      </div>
    </Card>
  );
}

const withoutApproval = {
  auto: 'The policy lets this run without asking: low risk, inside every limit.',
  approval: 'The policy asks for an approval; the request is being made.',
  forbid: 'The policy forbids this action, so a person has to take over.',
} as const;

function noPlan({ status, unknownCause }: IncidentDetail): string {
  if (status === 'escalated')
    return unknownCause
      ? 'No plan: the cause is unknown, so this incident was handed to a person.'
      : 'No safe action in the catalogue fits; this incident was handed to a person.';
  if (status === 'resolved') return 'No action was needed.';
  return 'No plan yet: it follows the diagnosis.';
}
