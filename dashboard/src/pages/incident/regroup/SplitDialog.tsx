import { useState } from 'react';
import { useLocation } from 'wouter';
import { postJson } from '../../../api/client';
import { keys } from '../../../api/queries';
import type { IncidentDetail } from '../../../api/types';
import { ReasonDialog } from '../../../components/ReasonDialog';

export function SplitDialog({ incident, onClose }: { incident: IncidentDetail; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [, navigate] = useLocation();
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <ReasonDialog
      title="Split alerts off"
      confirm="Split off"
      testId="split"
      ready={chosen.length > 0 && chosen.length < incident.alertCount}
      send={(reason) => postJson<{ newIncidentId: string }>(`/api/incidents/${encodeURIComponent(incident.id)}/split`, { alertIds: chosen, reason })}
      onDone={({ newIncidentId }) => {
        onClose();
        navigate(`/incidents/${encodeURIComponent(newIncidentId)}`);
      }}
      outdates={[['incident'], keys.incidents]}
      onClose={onClose}
    >
      <p className="small">The chosen alerts get an incident of their own, which is diagnosed by itself. At least one alert stays here.</p>
      <fieldset className="choices">
        <legend className="visually-hidden">Alerts to split off</legend>
        {incident.alerts.map(({ alert }) => (
          <label key={alert.id}>
            <input type="checkbox" checked={chosen.includes(alert.id)} onChange={() => toggle(alert.id)} data-testid="split-choice" /> {alert.title}
          </label>
        ))}
      </fieldset>
    </ReasonDialog>
  );
}
