import type { IncidentDetail } from '../../api/types';
import { Card } from '../../components/Card';
import { EvidenceChips } from '../../components/EvidenceChips';
import { Feedback } from '../../components/Feedback';
import { sentence } from '../../format/names';
import { count } from '../../format/number';

const tones = { kept: 'good', hypothesis: 'warn', dropped: 'bad' } as const;

/** Every sentence of the model with what the check against the facts made of it; shown where a model was asked. */
export function ModelCard({ incident }: { incident: IncidentDetail }) {
  const model = incident.modelSummary;
  if (!model) return null;
  return (
    <Card title="What the model wrote" note={`${model.model}, ${count(model.tokens)} tokens`} testId="model-summary">
      <div className="stack">
        {model.fallback && (
          <p className="notice plain" data-testid="model-fallback">
            <strong>The template summary is shown instead.</strong> {model.fallback}
          </p>
        )}
        <ul className="claims">
          {model.claims.map((claim) => (
            <li key={claim.text} data-testid="model-claim" data-verdict={claim.verdict}>
              <span className={`badge ${tones[claim.verdict]}`}>{sentence(claim.verdict)}</span>
              <span className={claim.verdict === 'dropped' ? 'break muted' : 'break'}>
                {claim.text} <EvidenceChips ids={claim.evidenceIds} />
                {claim.reason && <div className="small muted">{claim.reason}</div>}
              </span>
            </li>
          ))}
        </ul>
        {model.nextChecks.length > 0 && (
          <div>
            <h3>It would look next at</h3>
            <ul className="small next-checks">
              {model.nextChecks.map((check) => (
                <li key={check}>{check}</li>
              ))}
            </ul>
          </div>
        )}
        <Feedback incident={incident} about="summary" question="Is the summary useful?" />
      </div>
    </Card>
  );
}
