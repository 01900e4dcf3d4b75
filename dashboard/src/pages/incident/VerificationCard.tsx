import type { IncidentDetail } from '../../api/types';
import { Card } from '../../components/Card';
import { EvidenceChips } from '../../components/EvidenceChips';

const words = {
  waiting: { label: 'Watching the signal', badge: 'verifying' },
  passed: { label: 'Passed', badge: 'good' },
  failed: { label: 'Failed', badge: 'bad' },
} as const;

/** Did it help? Judged by the series that raised the incident. */
export function VerificationCard({ incident }: { incident: IncidentDetail }) {
  const { verification } = incident;
  if (!verification) return null;
  const { label, badge } = words[verification.state];
  return (
    <Card
      title="Verification"
      testId="verification"
      actions={
        <span className={`badge ${badge}`} data-testid="verification-state" data-state={verification.state}>
          {label}
        </span>
      }
    >
      <p className="break">{verification.text}</p>
      {verification.evidenceId && <EvidenceChips ids={[verification.evidenceId]} />}
    </Card>
  );
}
