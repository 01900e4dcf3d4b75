import { useState } from 'react';
import { useLocation } from 'wouter';
import { postJson } from '../../../api/client';
import type { IncidentDetail } from '../../../api/types';
import { RegroupForm } from './RegroupForm';

export function SplitDialog({ incident, onClose }: { incident: IncidentDetail; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [, navigate] = useLocation();
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <RegroupForm
      title="Split alerts off"
      explanation="The chosen alerts get an incident of their own, which is diagnosed by itself. At least one alert stays here."
      confirm="Split off"
      testId="split"
      ready={chosen.length > 0 && chosen.length < incident.alertCount}
      send={(reason) => postJson<{ newIncidentId: string }>(`/api/incidents/${encodeURIComponent(incident.id)}/split`, { alertIds: chosen, reason })}
      onDone={({ newIncidentId }) => {
        onClose();
        navigate(`/incidents/${encodeURIComponent(newIncidentId)}`);
      }}
      onClose={onClose}
    >
      <fieldset className="choices">
        <legend className="visually-hidden">Alerts to split off</legend>
        {incident.alerts.map(({ alert }) => (
          <label key={alert.id}>
            <input type="checkbox" checked={chosen.includes(alert.id)} onChange={() => toggle(alert.id)} data-testid="split-choice" /> {alert.title}
          </label>
        ))}
      </fieldset>
    </RegroupForm>
  );
}
