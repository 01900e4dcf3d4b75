import { useEvidence } from '../../../api/queries';
import type { IncidentDetail } from '../../../api/types';
import { Dialog } from '../../../components/Dialog';
import { Loaded } from '../../../components/Loaded';
import { FactButton } from '../causes/FactButton';
import { FactDetail } from './FactDetail';
import './Evidence.css';

interface Props {
  incident: IncidentDetail;
  factId: string | null;
  onSelect: (id: string | null) => void;
  onClose: () => void;
}

/** Every fact of the incident; the chosen one on top, with its numbers and its chart. */
export function EvidenceDrawer({ incident, factId, onSelect, onClose }: Props) {
  const query = useEvidence(incident.id);
  return (
    <Dialog open drawer onClose={onClose} title={factId ? `Evidence ${factId}` : 'Evidence'} testId="evidence-drawer">
      <Loaded query={query}>
        {(facts) => {
          const fact = facts.find((f) => f.id === factId);
          return (
            <div className="stack">
              {fact && <FactDetail fact={fact} incident={incident} />}
              {factId && !fact && <p className="notice plain">No fact has the id {factId}.</p>}
              <div className="row spread">
                <h3>All facts</h3>
                {factId && (
                  <button type="button" className="link small" onClick={() => onSelect(null)}>
                    Close this fact
                  </button>
                )}
              </div>
              {facts.length === 0 && <p className="muted">Nothing has been collected yet.</p>}
              <ul>
                {facts.map((f) => (
                  <li key={f.id}>
                    <FactButton id={f.id} fact={f} current={f.id === factId} />
                  </li>
                ))}
              </ul>
            </div>
          );
        }}
      </Loaded>
    </Dialog>
  );
}
