import { useEvidenceDrawer } from '../pages/incident/evidence/drawer';
import './Badge.css';

/** The ids of facts; each opens the evidence drawer. */
export function EvidenceChips({ ids, testId }: { ids: readonly string[]; testId?: string }) {
  const open = useEvidenceDrawer();
  return (
    <span className="chips">
      {ids.map((id) => (
        <button key={id} type="button" className="evidence-chip" onClick={() => open(id)} aria-label={`Open evidence ${id}`} data-testid={testId}>
          {id}
        </button>
      ))}
    </span>
  );
}
