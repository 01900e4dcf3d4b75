import type { IncidentFilter } from '../../api/queries';
import { severityNames } from '../../format/names';
import { statusOptions } from './filter';

export function FilterBar({ filter, onChange }: { filter: IncidentFilter; onChange: (filter: IncidentFilter) => void }) {
  return (
    <div className="filters">
      <div className="tabs" role="group" aria-label="Status" data-testid="status-filter">
        {statusOptions.map(({ value, label }) => (
          <button key={value} type="button" className="tab" aria-pressed={(filter.status ?? '') === value} data-status={value || 'all'}
            onClick={() => onChange({ ...filter, status: value })}>{label}</button>
        ))}
      </div>
      <label className="row small muted">
        Severity
        <select className="input" value={filter.severity ?? ''} onChange={(event) => onChange({ ...filter, severity: event.target.value })} data-testid="severity-filter">
          <option value="">Any</option>
          {severityNames.map((name, i) => <option key={name} value={i}>S{i} {name}</option>)}
        </select>
      </label>
    </div>
  );
}
