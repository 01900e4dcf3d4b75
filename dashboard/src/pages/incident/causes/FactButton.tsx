import type { Evidence } from '../../../api/types';
import { useEvidenceDrawer } from '../evidence/drawer';

/** A fact as one line; opens it in the drawer with its numbers and its chart. */
export function FactButton({ id, fact, current = false }: { id: string; fact: Evidence | undefined; current?: boolean }) {
  const open = useEvidenceDrawer();
  return (
    <button type="button" className="fact" onClick={() => open(id)} aria-current={current} data-testid="evidence-item" data-evidence={id}>
      <span className="id">{id}</span>
      <span className="text">{fact ? fact.text : 'Open this fact'}</span>
    </button>
  );
}
