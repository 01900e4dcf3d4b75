import type { PolicyDecision } from '../../../api/types';
import { sentence } from '../../../format/names';
import { plural } from '../../../format/number';

const verdicts = { auto: 'may run alone', approval: 'needs approval', forbid: 'forbidden' } as const;

/** Every rule that was looked at and what it said. */
export function PolicyLog({ policy }: { policy: PolicyDecision }) {
  const needs = policy.outcome === 'approval' ? `needs ${plural(policy.approvalsNeeded, 'approval')}` : verdicts[policy.outcome];
  return (
    <details className="policy-log" data-testid="policy-log">
      <summary>
        Policy: {needs} · {plural(policy.log.length, 'rule')} looked at
      </summary>
      <ul>
        {policy.log.map((line) => (
          <li key={line.rule}>
            <span className={`badge ${line.outcome}`}>{verdictOf(line.outcome)}</span>
            <span>{sentence(line.rule)}</span>
            <span className="reason">{line.reason}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">Policy version {policy.policyVersion}</p>
    </details>
  );
}

function verdictOf(outcome: string): string {
  return outcome === 'auto' ? 'Pass' : outcome === 'approval' ? 'Ask' : outcome === 'forbid' ? 'Forbid' : sentence(outcome);
}
