import { useState } from 'react';
import { useEvidence } from '../../../api/queries';
import type { IncidentDetail } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Feedback } from '../../../components/Feedback';
import { EmptyState } from '../../../components/EmptyState';
import { plural } from '../../../format/number';
import { useEvidenceDrawer } from '../evidence/drawer';
import { CauseRow } from './CauseRow';
import './Causes.css';

export function CausesCard({ incident }: { incident: IncidentDetail }) {
  const { data: facts = [] } = useEvidence(incident.id);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set([1]));
  const openDrawer = useEvidenceDrawer();
  const toggle = (rank: number) => setOpen((before) => new Set(before.has(rank) ? [...before].filter((r) => r !== rank) : [...before, rank]));
  const actions = facts.length > 0 && (
    <button type="button" className="link small" onClick={() => openDrawer(null)} data-testid="open-evidence">
      {plural(facts.length, 'fact')}
    </button>
  );
  return (
    <Card title="Likely causes" note="ranked by the evidence" actions={actions} testId="causes">
      {incident.unknownCause && (
        <p className="notice plain unknown" data-testid="unknown-cause">
          <strong>Cause unknown.</strong> The evidence is too thin to name one; nothing is run on a guess.
        </p>
      )}
      {incident.causes.length === 0 && !incident.unknownCause && (
        <EmptyState compact title="Diagnosing" text="Causes appear here as soon as the evidence is collected." />
      )}
      <ol>
        {incident.causes.map((cause) => (
          <CauseRow key={cause.rank} cause={cause} facts={facts} open={open.has(cause.rank)} onToggle={() => toggle(cause.rank)} />
        ))}
      </ol>
      {incident.causes.length > 0 && <Feedback incident={incident} about="cause" question="Is the first cause right?" />}
    </Card>
  );
}
