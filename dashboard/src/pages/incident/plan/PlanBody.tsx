import type { PolicyDecision, RemediationPlan } from '../../../api/types';
import { CitedText } from '../../../components/CitedText';
import { actionName, resourceName, resourceType, sentence } from '../../../format/names';
import { plural, share } from '../../../format/number';
import { span } from '../../../format/time';
import { parameterText } from './parameters';
import { DryRun } from './DryRun';
import { PolicyLog } from './PolicyLog';

export function PlanBody({ plan, policy }: { plan: RemediationPlan; policy: PolicyDecision | null }) {
  const { action, rollback, blastRadius, verification } = plan;
  const parameters = parameterText(action);
  const signal = `${verification.metric} of ${resourceName(verification.resourceId)}`;
  const proof = `${signal} has to stay in its band for ${plural(verification.goodSamples, 'sample')}, within ${span(verification.within)}`;
  return (
    <>
      <div>
        <div className="plan-action" data-testid="plan-action">
          {actionName(action.actionId)}
        </div>
        <div className="muted small break" title={action.targetId} data-testid="plan-target">
          {resourceName(action.targetId)} · {resourceType(action.targetId)}
        </div>
      </div>
      <p className="small break">
        <CitedText text={plan.reason} ids={plan.evidenceIds} />
      </p>
      <DryRun changes={plan.changes} />
      <dl className="plan-grid">
        <dt>Risk</dt>
        <dd>
          <span className={`badge ${plan.risk}`} data-testid="plan-risk">
            {sentence(plan.risk)}
          </span>
        </dd>
        <dt>Touches</dt>
        <dd data-testid="blast-radius">
          {blastRadius.targets} of {blastRadius.outOf} ({share(blastRadius.percent / 100)})
        </dd>
        {parameters && (
          <>
            <dt>Parameters</dt>
            <dd>{parameters}</dd>
          </>
        )}
        <dt>Proof</dt>
        <dd>{proof}</dd>
        <dt>Undo</dt>
        <dd>{rollback ? `${actionName(rollback.actionId)} on ${resourceName(rollback.targetId)}` : 'Cannot be undone'}</dd>
        <dt>Plan hash</dt>
        <dd className="mono" title={plan.hash}>
          {plan.hash.slice(0, 16)}…
        </dd>
      </dl>
      {policy && <PolicyLog policy={policy} />}
    </>
  );
}
