import { useState } from 'react';
import type { IncidentDetail } from '../../../api/types';
import { MergeDialog } from './MergeDialog';
import { SplitDialog } from './SplitDialog';

/** A person knows better what belongs together: alerts can be split off, and another incident taken in. */
export function RegroupButtons({ incident }: { incident: IncidentDetail }) {
  const [open, setOpen] = useState<'split' | 'merge' | null>(null);
  if (incident.status === 'resolved') return null;
  const close = () => setOpen(null);
  return (
    <span className="row">
      {incident.alerts.length > 1 && (
        <button type="button" className="button quiet small" onClick={() => setOpen('split')} data-testid="split-button">
          Split…
        </button>
      )}
      <button type="button" className="button quiet small" onClick={() => setOpen('merge')} data-testid="merge-button">
        Merge…
      </button>
      {open === 'split' && <SplitDialog incident={incident} onClose={close} />}
      {open === 'merge' && <MergeDialog incident={incident} onClose={close} />}
    </span>
  );
}
