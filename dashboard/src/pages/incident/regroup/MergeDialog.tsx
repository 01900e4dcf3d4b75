import { useState } from 'react';
import { postJson } from '../../../api/client';
import { keys } from '../../../api/queries';
import type { IncidentDetail } from '../../../api/types';
import { ReasonDialog } from '../../../components/ReasonDialog';
import { useOpenIncidents } from '../../../state/useOpenIncidents';

export function MergeDialog({ incident, onClose }: { incident: IncidentDetail; onClose: () => void }) {
  const [other, setOther] = useState('');
  const others = useOpenIncidents().items.filter((one) => one.id !== incident.id);
  return (
    <ReasonDialog
      title="Merge another incident into this one"
      confirm="Merge"
      testId="merge"
      ready={other !== ''}
      send={(reason) => postJson(`/api/incidents/${encodeURIComponent(incident.id)}/merge`, { incidentId: other, reason })}
      onDone={onClose}
      outdates={[['incident'], keys.incidents]}
      onClose={onClose}
    >
      <p className="small">Its alerts come here and it is closed with a link to this one. What waits there is withdrawn.</p>
      {others.length === 0 ? (
        <p className="notice plain">No other incident is open.</p>
      ) : (
        <fieldset className="choices">
          <legend className="visually-hidden">Incident to take in</legend>
          {others.map((one) => (
            <label key={one.id}>
              <input type="radio" name="merge" checked={other === one.id} onChange={() => setOther(one.id)} data-testid="merge-choice" /> {one.title}
            </label>
          ))}
        </fieldset>
      )}
    </ReasonDialog>
  );
}
