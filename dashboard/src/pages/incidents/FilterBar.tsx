import type { IncidentFilter } from '../../api/queries';
import { Tabs } from '../../components/Tabs';
import { severityNames } from '../../format/names';
import { statusOptions } from './filter';

export function FilterBar({ filter, onChange }: { filter: IncidentFilter; onChange: (filter: IncidentFilter) => void }) {
  return (
    <div className="filters">
      <Tabs
        label="Status"
        options={statusOptions}
        value={filter.status ?? ''}
        onChange={(status) => onChange({ ...filter, status })}
        testId="status-filter"
      />
      <label className="row small muted">
        Severity
        <select
          className="input"
          value={filter.severity ?? ''}
          onChange={(event) => onChange({ ...filter, severity: event.target.value })}
          data-testid="severity-filter"
        >
          <option value="">Any</option>
          {severityNames.map((name, i) => (
            <option key={name} value={i}>
              S{i} {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
