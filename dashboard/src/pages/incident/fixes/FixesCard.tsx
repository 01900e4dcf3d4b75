import type { GeneratedFix, IncidentDetail } from '../../../api/types';
import { Card } from '../../../components/Card';
import { CopyButton } from './CopyButton';
import { DiffView } from './DiffView';
import './Fixes.css';

const verdicts = { passed: 'good', failed: 'bad', 'not-validated': '' } as const;

/** What the action does by hand as a change of code: the next deployment would undo it otherwise. Proposals; nothing here applies one. */
export function FixesCard({ incident }: { incident: IncidentDetail }) {
  const fixes = (incident.fixes ?? []).filter((fix) => fix.planId === incident.plan?.id);
  if (fixes.length === 0) return null;
  return (
    <Card title="Make it last" note="proposed change of code, never applied by us" testId="fixes">
      <p className="small muted">Without it your next deployment undoes the action. Take one into your own repository and pipeline.</p>
      {fixes.map((fix) => (
        <Fix key={fix.id} fix={fix} />
      ))}
    </Card>
  );
}

function Fix({ fix }: { fix: GeneratedFix }) {
  const { state, validator, text } = fix.validation;
  return (
    <details className="fix" open={fix.format === 'bicep'} data-testid="fix" data-format={fix.format}>
      <summary>
        {fix.title} <span className="muted mono">{fix.file}</span>
      </summary>
      <div className="stack">
        <DiffView diff={fix.diff} label={`Change of ${fix.file}`} />
        <div className="row wrap fix-foot">
          <span className="small">
            <span className={`badge ${verdicts[state]}`} data-testid="fix-validation" data-state={state}>
              {state === 'not-validated' ? 'Not checked' : `${state === 'passed' ? 'Accepted' : 'Refused'} by ${validator}`}
            </span>{' '}
            <span className="muted break">{text}</span>
          </span>
          <CopyButton text={fix.text} label="Copy the new text" />
        </div>
      </div>
    </details>
  );
}
