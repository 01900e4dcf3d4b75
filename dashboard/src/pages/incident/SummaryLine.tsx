import type { IncidentDetail } from '../../api/types';
import { CitedText } from '../../components/CitedText';

export function SummaryLine({ incident }: { incident: IncidentDetail }) {
  const { summary } = incident;
  if (!summary) return <p className="summary muted" data-testid="incident-summary">The alerts are being diagnosed; a summary follows in a moment.</p>;
  const source = summary.source === 'template' ? 'Written from the facts by a template' : `Written by ${summary.source}, every claim checked against the facts`;
  return (
    <div>
      <p className="summary" data-testid="incident-summary"><CitedText text={summary.text} ids={summary.evidenceIds} /></p>
      {incident.resolution && <p className="muted">{incident.resolution}</p>}
      <p className="small muted">{source}.</p>
    </div>
  );
}
