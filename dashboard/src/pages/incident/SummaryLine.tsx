import type { IncidentDetail } from '../../api/types';
import { CitedText } from '../../components/CitedText';
import { splitLead } from '../../format/sentences';

/** Sentences that everybody reads: what happened, and the likely cause. */
const leadSentences = 2;

export function SummaryLine({ incident }: { incident: IncidentDetail }) {
  const { summary, resolution } = incident;
  if (!summary)
    return (
      <p className="summary muted" data-testid="incident-summary">
        The alerts are being diagnosed; a summary follows in a moment.
      </p>
    );
  const { lead, rest } = splitLead(summary.text, leadSentences);
  const source =
    summary.source === 'template' ? 'Written from the facts by a template' : `Written by ${summary.source}, every claim checked against the facts`;
  return (
    <div className="summary-block" data-testid="incident-summary">
      <p className="summary">
        <CitedText text={lead} ids={summary.evidenceIds} />
      </p>
      {resolution && (
        <p className="summary" data-testid="incident-resolution">
          {resolution}
        </p>
      )}
      {rest && (
        <details>
          <summary className="link small">Full summary</summary>
          <p className="summary-rest">
            <CitedText text={rest} ids={summary.evidenceIds} />
          </p>
          <p className="small muted">{source}.</p>
        </details>
      )}
      {!rest && <p className="small muted">{source}.</p>}
    </div>
  );
}
